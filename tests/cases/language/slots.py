class P:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


p = P(1, 2)
print(p.x, p.y, P.__slots__, hasattr(p, "__dict__"), P.x)
for f in (lambda: setattr(p, "z", 1), lambda: p.__dict__, lambda: delattr(p, "nope")):
    try:
        f()
    except AttributeError as e:
        print("AttributeError:", e)
del p.x
try:
    p.x
except AttributeError as e:
    print("AttributeError:", e)


class Q(P):
    pass


q = Q(1, 2)
q.z = 3
print(q.__dict__, q.x)


class R(P):
    __slots__ = ("w", "__dict__")


r = R(1, 2)
r.w, r.any = 1, 2
print(r.w, r.__dict__)
for body in ('class S:\n __slots__ = ("a",)\n a = 1', 'class S(int):\n __slots__ = ("a",)', 'class S:\n __slots__ = ("1x",)', 'class S:\n __slots__ = 5', "class S(P, type('W', (), {'__slots__': ('k',)})):\n pass"):
    try:
        exec(body)
        print("fine")
    except (ValueError, TypeError) as e:
        print(type(e).__name__ + ":", e)


class One:
    __slots__ = "single"


o = One()
o.single = 1
print(o.single)
import weakref
try:
    weakref.ref(p)
except TypeError as e:
    print("TypeError:", e)
