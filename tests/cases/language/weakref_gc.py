import gc
import weakref


class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)


a = A(1); r = weakref.ref(a, lambda ref: print("callback", ref() is None))
print(r() is a, r, weakref.getweakrefcount(a)) if False else print(r() is a, weakref.getweakrefcount(a))
a = None
print(r(), r() is None)
d = weakref.WeakValueDictionary(); x = A(2); d["k"] = x; print(list(d), d["k"].n); del x; print(list(d))
k = weakref.WeakKeyDictionary(); y = A(3); k[y] = "v"; print(len(k), k[y]); del y; print(len(k))
s = weakref.WeakSet(); z = A(4); s.add(z); print(len(s), z in s); z = None; print(len(s))
f = A(5); weakref.finalize(f, print, "finalized", 5); p = weakref.proxy(f); print(p.n); f = None
try:
    p.n
except ReferenceError as e:
    print("ReferenceError:", e)
m = A(6); wm = weakref.WeakMethod(m.__del__); print(wm() is not None); m = None; print(wm() is None)
c = A(7); c.self = c; rc = weakref.ref(c); c = None; print("cycle alive", rc() is not None); print("collected", gc.collect() > 0, rc() is None)
l = [A(8), A(9)]; l.append(l); l = None; gc.collect(); print("list cycle gone")
for bad in (5, "s", [1], (1,), None):
    try:
        weakref.ref(bad)
    except TypeError as e:
        print("TypeError:", e)
print(gc.isenabled(), gc.is_tracked([]), weakref.ref(A) is weakref.ref(A))
def g():
    t = A(10)
    print("in g")
    return 1
print(g())
[A(11), A(12)]
A(13).n
print("end")
