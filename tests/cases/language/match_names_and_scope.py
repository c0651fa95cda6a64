import math
from enum import Enum


class C(Enum):
    A = 1


class NS:
    LIMIT = 10


def f(x):
    match x:
        case C.A:
            return "C.A"
        case NS.LIMIT:
            return "limit"
        case math.pi:
            return "pi"
        case 0 | "zero" | None:
            return "zeroish"
        case str(s) if (n := len(s)) > 3:
            return f"long {n}"
        case y:
            return f"captured {y!r}"


for x in (C.A, 10, math.pi, 0, "zero", None, "abcd", "abc", 0.0, False):
    print(f(x))
match [1, 2, 3]:
    case [a, b]:
        pass
    case [a, *b]:
        pass
print(a, b)
match 5:
    case 1:
        print("no")
print("no case matched: fine")
match (1, 2), 3:
    case (x, y), z:
        print(x, y, z)
match = "soft keyword"
case = match
_ = 7
print(match, case, _)
match _:
    case 7:
        print("seven")
type = "also soft"
print(type)
for src in ("match 1:\n case a: pass\n case b: pass", "match 1:\n case a | 2: pass", "match 1:\n case [a, a]: pass", "match 1:\n case {'k': 1, 'k': 2}: pass", "match 1:\n case [*a, *b]: pass", "match 1:\n case x.y: pass\n case _: pass\n case 2: pass", "match 1:\n case (a | b): pass", "match 1:\n pass", "match 1:\n case f'x': pass", "match 1:\n case 1 + 1: pass"):
    try:
        compile(src, "main.py", "exec")
        print("ok")
    except SyntaxError as e:
        print("SyntaxError:", e.msg, e.lineno)
