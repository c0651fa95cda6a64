# Blocking I/O: the only thread waits inside read(), and nothing else happens meanwhile.
import io
import time


class SlowFile(io.StringIO):
    def read(self, *args):
        time.sleep(2)
        return super().read(*args)


def do_something(what):
    print(f"{time.perf_counter():.1f} {what}")


do_something("before")
f = SlowFile("hello\nworld\n")
r = f.read()
do_something("after")
print(repr(r), len(r))
f.seek(0)
print(f.readline(), end="")
print(f.readlines(), f.closed)
f.close()
try:
    f.read()
except ValueError as e:
    print("ValueError:", e)
do_something("end")
