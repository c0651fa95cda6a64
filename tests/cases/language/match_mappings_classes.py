from dataclasses import dataclass


@dataclass
class P:
    x: int
    y: int


class Q:
    __match_args__ = ("a", "b")

    def __init__(self, a, b):
        self.a, self.b = a, b


def f(v):
    match v:
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": str(t), **rest}:
            return f"{t} {rest}"
        case {}  if not v:
            return "empty mapping"
        case {1: [a, *_]}:
            return f"key 1 {a}"
        case P(0, 0):
            return "origin"
        case P(x=0, y=y) | P(x=y, y=0):
            return f"on an axis {y}"
        case P(x, y) as p if x == y:
            return f"diagonal {p}"
        case P():
            return "some P"
        case Q(1, b=b):
            return f"Q1 {b}"
        case Q(a, b):
            return f"Q {a} {b}"
        case int(n) | float(n) if n < 0:
            return f"negative {n}"
        case bool():
            return "bool"
        case int():
            return "int"
        case str() | bytes() as s:
            return f"text {s}"
        case None:
            return "nothing"
        case -1.5 | 2 + 3j:
            return "literal"
        case _:
            return "?"


for v in ({"type": "circle", "r": 2, "z": 0}, {"type": "sq", "a": 1}, {}, {1: (5, 6)}, {2: 3}, P(0, 0), P(0, 3), P(4, 0), P(5, 5), P(1, 2), Q(1, 2), Q(3, 4), -5, -0.5, True, 7, "s", b"b", None, ..., 2 + 3j, 3.5, [1]):
    print(f(v))


class NoArgs:
    pass


for src in ("match P(1, 2):\n case P(1, 2, 3): pass", "match NoArgs():\n case NoArgs(1): pass", "match 1:\n case int(1, 2): pass", "match P(1, 2):\n case P(1, x=1): pass"):
    try:
        exec(src)
    except TypeError as e:
        print("TypeError:", e)
