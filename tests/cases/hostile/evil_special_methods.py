class Liar:
    def __len__(self): return -5
    def __bool__(self): return "yes"
    def __str__(self): return 5
    def __repr__(self): return None
    def __hash__(self): return "h"
    def __index__(self): return 1.5
    def __int__(self): return "x"
    def __float__(self): return 1
    def __iter__(self): return 5
    def __contains__(self, x): return []
    def __format__(self, s): return 3
    def __bytes__(self): return "b"
    def __complex__(self): return 1
    def __dir__(self): return 5
    def __enter__(self): return 1
    def __call__(self): return self
    def __length_hint__(self): return -1
    def __round__(self): return "r"
    def __reversed__(self): return 7


x = Liar()
for name, f in {"len": lambda: len(x), "bool": lambda: bool(x), "str": lambda: str(x), "repr": lambda: repr(x), "hash": lambda: hash(x), "index": lambda: [1][x], "int": lambda: int(x), "float": lambda: float(x), "iter": lambda: list(x), "in": lambda: 1 in x, "format": lambda: f"{x}", "bytes": lambda: bytes(x), "complex": lambda: complex(x), "dir": lambda: dir(x), "with": lambda: exec("with x: pass", {"x": x}), "call": lambda: x()()() is x, "round": lambda: round(x), "reversed": lambda: reversed(x), "range": lambda: range(x), "dict": lambda: {x: 1}, "print": lambda: print(x), "join": lambda: "".join(x), "sum": lambda: sum(x), "unpack": lambda: [*x], "star": lambda: print(*x)}.items():
    try:
        print(name, "->", f())
    except Exception as e:
        print(name, type(e).__name__, e)
