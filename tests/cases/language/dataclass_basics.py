from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False)

    def dist(self):
        return abs(self.x) + abs(self.y)


p = Point(1)
q = Point(1, tags=["a"])
print(p, p == Point(1), p == q, p != Point(2), p.dist(), Point(3, y=4), p.__eq__(5))
p.tags.append("z"); print(Point(0).tags, asdict(q), astuple(q), replace(q, x=9), [f.name for f in fields(Point)], is_dataclass(p), Point.__match_args__)


@dataclass(order=True, frozen=True)
class V:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False)


print(V(1, 2) < V(1, 10), sorted([V(2), V(1, 5)]), hash(V(1)) == hash(V(1, 0, "x")), V(1) == V(1, note="n"), max(V(1), V(0, 9)))
for f in (lambda: setattr(V(1), "major", 2), lambda: delattr(V(1), "minor"), lambda: hash(p), lambda: Point(), lambda: Point(1, 2, 3, 4), lambda: Point(z=1), lambda: p < q, lambda: replace(p, zz=1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
for src in ("@dataclass\nclass B:\n a: int = 1\n b: str", "@dataclass\nclass B:\n a: list = []", "@dataclass(frozen=True)\nclass B(Point): pass"):
    try:
        exec(src)
    except Exception as e:
        print(type(e).__name__ + ":", e)
M = make_dataclass("M", [("a", int), ("b", str, "dflt")])
print(M(1), M.__name__)
