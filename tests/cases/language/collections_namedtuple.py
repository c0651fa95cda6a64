from collections import namedtuple
from typing import NamedTuple
P = namedtuple("P", "x y", defaults=[0])
p = P(1)
print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._fields, P._field_defaults, P._make([3, 4]), p == (1, 0), len(p), tuple(p), p + (2,), P.__doc__, *p)
x, y = p; print(x, y, P(y=2, x=1), hash(p) == hash((1, 0)), p < P(1, 1), isinstance(p, tuple), P.__name__, repr(P.x)[:12])
print(namedtuple("R", "a def a", rename=True)._fields, namedtuple("E", [])(), namedtuple("C", "a,b")(1, 2))


class Emp(NamedTuple):
    """An employee."""
    name: str
    id: int = 3

    def hi(self):
        return f"{self.name} {self.id}"


print(Emp("Ann"), Emp("Bob", 7).hi(), Emp.__annotations__, Emp.__doc__, Emp("a")._replace(id=1))
match p:
    case P(x=1, y=z):
        print("matched", z)
for f in (lambda: P(), lambda: P(1, 2, 3), lambda: P(z=1), lambda: setattr(p, "x", 1), lambda: p._replace(q=1), lambda: P._make([1, 2, 3]), lambda: namedtuple("B", "def"), lambda: namedtuple("B", "a a"), lambda: namedtuple("B", "_x"), lambda: namedtuple("1B", "x"), lambda: p.nope, lambda: namedtuple("B", "a b", defaults=[1, 2, 3])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
