import pprint
import reprlib
pprint.pprint({"b": [1, 2, 3], "a": {"nested": list(range(30)), "x": "long string " * 8}, "c": (1,)})
pprint.pprint([{"id": i, "name": f"name{i}" * 3} for i in range(3)], width=40)
print(pprint.pformat({"z": 1, "a": 2}), pprint.pformat([1, [2, [3, [4]]]], depth=2), pprint.pformat({"b": 1, "a": 2}, sort_dicts=False), pprint.pformat("a" * 100, width=30))
pprint.pp({"b": 1, "a": {2, 1}}); pprint.pprint(set(range(5)), compact=True); pprint.pprint(list(range(40)), compact=True, width=40)
r = []; r.append(r); pprint.pprint([1, "x"]); print(pprint.isreadable([1]), pprint.isrecursive(r))
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr(set(range(10))), reprlib.repr(10 ** 60))
class N:
    @reprlib.recursive_repr("<...>")
    def __repr__(self): return f"N({self.o!r})"
n = N(); n.o = n; print(n)
from dataclasses import dataclass, field
@dataclass
class P:
    name: str
    items: list = field(default_factory=list)
pprint.pprint(P("x" * 30, list(range(25))))
