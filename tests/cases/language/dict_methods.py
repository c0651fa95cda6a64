d = {"a": 1, "b": 2}
d["c"] = 3
print(d, d.get("a"), d.get("z"), d.get("z", 0), d.pop("a"), d.pop("zz", None), d.setdefault("e", []), d.setdefault("b", 9), len(d), "b" in d, list(d))
d.update({"x": 1}, y=2); d.update([("z", 3)]); print(d, d.popitem(), d)
print(d.keys(), d.values(), d.items(), list(reversed(d)), dict(d) == d, d.copy() is d)
print(dict(a=1, b=2), dict([("k", "v")]), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {**d, "b": 0}, {k: v for v, k in enumerate("xy")}, {1: "a", True: "b", 1.0: "c"})
print({"a": 1} | {"b": 2, "a": 3}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, d.keys() & {"b", "x"} == {"b", "x"}, sorted(d.keys() - {"b"}), d.keys() | {"q"} >= {"q"}, ("b", 2) in d.items())
e = {}; e |= [("k", 1)]; print(e); del e["k"]; print(e, bool(e)); e[1, 2] = "t"; e[None] = 0; print(e)
r = {}; r["self"] = r; print(r)
ks = d.keys(); d["new"] = 1; print(len(ks), "new" in ks, ks.isdisjoint(["q"]), d.items() == dict(d).items(), type(ks).__name__, type(iter(ks)).__name__)
for f in (lambda: {}["k"], lambda: {}[1, 2], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {}[{}], lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(5), lambda: dict("ab"), lambda: {} | [], lambda: {} < {}, lambda: hash({}), lambda: {}.update(5), lambda: dict(**{1: 2}), lambda: {{}: 1}, lambda: {1: 2}.get([]), lambda: d.fromkeys(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
for body in ("for k in d: d[k + '!'] = 1", "for k in d: del d[k]", "for k, v in d.items(): d.clear()"):
    d = {"a": 1, "b": 2}
    try:
        exec(body)
    except RuntimeError as e:
        print("RuntimeError:", e)
