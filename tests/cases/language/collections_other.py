from collections import ChainMap, OrderedDict, UserDict, UserList, UserString, defaultdict
dd = defaultdict(list)
dd["a"].append(1); dd["b"]; print(dd, dict(dd), dd.get("zz"), "zz" in dd, dd.default_factory)
di = defaultdict(int, x=1); di["y"] += 1; print(di, defaultdict(lambda: "d")["k"], defaultdict(None))
try:
    defaultdict(None)["k"]
except KeyError as e:
    print("KeyError", e)
try:
    defaultdict(5)
except TypeError as e:
    print("TypeError:", e)
tree = lambda: defaultdict(tree)
t = tree(); t["a"]["b"]["c"] = 1; print(list(t["a"]["b"]))
od = OrderedDict(a=1, b=2, c=3)
od.move_to_end("a"); od.move_to_end("c", last=False); print(od, od.popitem(), od.popitem(last=False), od == {"b": 2}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), list(reversed(OrderedDict(x=1, y=2))))
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
cm["c"] = 9; print(cm["a"], cm["b"], cm.maps, dict(cm), cm.new_child({"a": 0})["a"], cm.parents, len(cm), list(cm), "b" in cm)
try:
    del cm["b"]
except KeyError as e:
    print("KeyError", e)


class Up(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)


u = Up(a=1); u.update(b=2); print(u, u.data, len(u))


class UL(UserList):
    def total(self): return sum(self)


ul = UL([1, 2]); ul.append(3); print(ul, ul.total(), ul[1:], type(ul + [1]).__name__)
print(UserString("abc").upper(), dd | {"q": []}, type(dd | {}).__name__, dd.copy())
