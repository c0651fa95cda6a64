from collections import Counter
c = Counter("mississippi")
print(c, c["s"], c["z"], c.most_common(2), c.total(), list(c.elements())[:4], len(c), sorted(c))
c.update("pp"); c.subtract({"m": 3}); print(c, +c, -c)
a, b = Counter(a=3, b=1), Counter(a=1, b=2)
print(a + b, a - b, a & b, a | b, a == Counter({"a": 3, "b": 1}), a <= Counter(a=5, b=5), Counter([1, 1, 2]).items())
del a["a"]; a["zz"] += 1; print(a, dict(a), Counter(), Counter({"x": 0}), Counter(x=2).copy(), c.pop("s"))
a.clear(); print(a, bool(a), isinstance(c, dict), Counter("ab") + Counter("b"), Counter(a=1, b=0) == Counter(a=1))
try:
    Counter.fromkeys("a")
except NotImplementedError as e:
    print(e)
try:
    Counter(5)
except TypeError as e:
    print(e)
words = "the cat the dog a cat the".split()
for w, n in Counter(words).most_common():
    print(f"{w:5}{'#' * n}")
