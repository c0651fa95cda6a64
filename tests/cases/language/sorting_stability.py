rows = [("b", 1), ("a", 1), ("c", 0), ("a", 0)]
print(sorted(rows), sorted(rows, key=lambda r: r[1]), sorted(rows, key=lambda r: r[1], reverse=True), sorted(rows, reverse=True))
calls = []


def key(x):
    calls.append(x)
    return -x


print(sorted([3, 1, 2], key=key), calls)
print(sorted("Hello World"), sorted({"b": 1, "a": 2}), sorted([True, 0, 2.5, -1]), sorted([[2], [1, 5], []]), sorted([(1, "b"), (1, "a")]), sorted("bca", key=str.upper, reverse=True), sorted([]), sorted(x * x % 7 for x in range(5)))


class Obj:
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        return self.n < o.n
    def __repr__(self): return f"O{self.n}"


l = [Obj(i) for i in (5, 2, 9, 1)]
l.sort(); print(l, min(l), max(l), sorted(l, key=lambda o: o.n % 3), l[::-1])
for f in (lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: sorted([{}, {}]), lambda: sorted([1j, 2j]), lambda: [1, 2].sort(key=1), lambda: sorted([3, 1], key=lambda x: 1 / 0), lambda: sorted([1], lambda x: x), lambda: min(5), lambda: max([], default="d"), lambda: min([1, "a"])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
big = [(i * 7919) % 1000 for i in range(1000)]
print(sorted(big)[:5], sorted(big, reverse=True)[:5], sorted(big) == list(range(1000)), sorted(big, key=lambda x: x % 10)[:3])
l = [3, 1, 2]
def bad(x):
    l.append(x)
    return x
try:
    l.sort(key=bad)
except ValueError as e:
    print("ValueError:", e)
