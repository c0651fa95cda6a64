import atexit


@atexit.register
def bye():
    print("bye", Thing("made at exit").n)


class Thing:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)


atexit.register(print, "second", "registered", sep="-")
def fails(): raise ValueError("in atexit")
atexit.register(fails)
u = lambda: print("unregistered")
atexit.register(u); atexit.unregister(u)
t = Thing("global")
print("end")
