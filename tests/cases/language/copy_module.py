import copy


class P:
    def __init__(self, x, friend=None): self.x, self.friend = x, friend


a = [1, [2, 3], {"k": [4]}]
s, d = copy.copy(a), copy.deepcopy(a)
a[1].append(99); a[2]["k"].append(5)
print(s, d, s[1] is a[1], d[1] is a[1])
p = P([1]); p.friend = p
q = copy.deepcopy(p); r = copy.copy(p)
print(q.friend is q, q.x is p.x, r.x is p.x, r.friend is p, q.x)
cyc = [1]; cyc.append(cyc); c2 = copy.deepcopy(cyc); print(c2[1] is c2, c2)
shared = [0]; pair = [shared, shared]; p2 = copy.deepcopy(pair); p2[0].append(1); print(p2)


class Custom:
    def __init__(self, n): self.n = n
    def __copy__(self): return Custom(self.n + 1)
    def __deepcopy__(self, memo): return Custom(self.n + 10)


print(copy.copy(Custom(1)).n, copy.deepcopy([Custom(1)])[0].n, copy.copy((1, 2)) , copy.deepcopy("s"), copy.copy(print) is print, copy.deepcopy({1, 2}), copy.deepcopy(P) is P, copy.copy(range(3)))


class Slots:
    __slots__ = ("a", "b")


s = Slots(); s.a = [1]
t = copy.copy(s); print(t.a is s.a, hasattr(t, "b"), copy.deepcopy(s).a)


class Point:
    def __init__(self, x, y): self.x, self.y = x, y
    def __replace__(self, **k): return Point(**{**vars(self), **k})


z = copy.replace(Point(1, 2), y=9); print(z.x, z.y)
def gen(): yield
for bad in (gen(), lambda: copy.replace(5, x=1)):
    try:
        print(copy.deepcopy(bad) if not callable(bad) else bad())
    except TypeError as e:
        print("TypeError:", e)
