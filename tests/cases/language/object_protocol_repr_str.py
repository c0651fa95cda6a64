class R:
    def __repr__(self): return "R()"
class S:
    def __str__(self): return "S str"
class F:
    def __format__(self, s): return f"F[{s}]"
class B:
    def __bytes__(self): return b"bytes"
r, s = R(), S()
print(r, str(r), repr(r), f"{r} {r!s} {r!r} {r:>6}" if False else f"{r} {r!s} {r!r}", [r], {"k": r}, (r,), "%s %r" % (r, r))
print(s, "object at" in repr(s), f"{s}", [str(s)], f"{F():x} {F()}", format(F(), "y"), bytes(B()))
print(type(r), type, int, print, len, R.__repr__.__name__, (lambda: 0).__name__, R.__qualname__)
print(repr(type(None)), repr(...), NotImplemented, Exception, ValueError("x"), [ValueError("x")], type(ValueError), range(3), slice(1), {1}.__class__, super)
def f(): pass
class C:
    def m(self): pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
    p = property(lambda s: 1)
import re
clean = lambda x: re.sub(r" at 0x[0-9a-f]+", "", repr(x))
print(clean(f), clean(C.m), clean(C().m), clean(C.c), clean(C.s), clean(C.p), clean(C()), clean(f.__code__).split(",")[0], clean((i for i in [])), clean([].append), clean("".join), clean(str.join), clean(object()), clean(iter([])), clean({}.keys()), clean(zip()), clean(map(str, [])), clean(enumerate([])), clean(reversed([])), clean(staticmethod(f)), clean(classmethod(f)), clean(__import__("math")), clean(int.__add__), clean((5).__add__), clean(int.real), clean(type.__dict__["__mro__"])  , clean(C.__dict__["__weakref__"]))
print(clean(__import__("sys")), clean(memoryview(b"")), clean(property), clean(__builtins__))
