import io, sys
s = io.StringIO("line 1\nline 2\nlast")
print(repr(s.readline()), s.tell(), list(s), s.read(), s.seek(0), s.read(4), s.readlines(1), s.getvalue()[:6], s.seekable(), s.writable())
w = io.StringIO(); print(w.write("abc"), w.write("déf"), file=w); w.writelines(["x", "y"]); w.seek(1); w.write("B"); print(repr(w.getvalue()), w.truncate(3), w.getvalue(), w.closed)
w.close()
for f in (lambda: w.write("a"), lambda: s.write(b"x"), lambda: s.seek(-1), lambda: io.StringIO(5), lambda: io.BytesIO("a"), lambda: io.BytesIO().write("a")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
b = io.BytesIO(b"ab\ncd"); print(b.readline(), b.read(1), b.tell(), b.getvalue(), b.seek(0, 2), b.write(b"!"), b.getvalue(), b.getbuffer()[0], b.read())
with io.StringIO() as t:
    print("redirected", file=t, end="")
    old, sys.stdout = sys.stdout, t
    print(" more")
    sys.stdout = old
    print(repr(t.getvalue()))
sys.stdout.write("direct\n"); print(sys.stdout.encoding, sys.stdout.name, sys.stdin.read() == "", sys.stderr is sys.__stderr__)
print("to stderr", file=sys.stderr, flush=True)


class Tee:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
    def flush(self): self.parts.append("<flush>")


t = Tee(); print("a", 1, file=t, flush=True); print(t.parts)
tw = io.TextIOWrapper(io.BytesIO("é\r\nx".encode())); print(repr(tw.read()), tw.encoding)
