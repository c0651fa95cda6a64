t = (1, "a", [2])
print(t, (), (1,), t + (3,), t * 2, t[1], t[-1], t[:2], len(t), "a" in t, t.index("a"), t.count(1), hash((1, 2)) == hash((1, 2)))
t[2].append(3); print(t)
print((1, 2) < (1, 3), (1,) < (1, 0), () == tuple([]), tuple("ab"), tuple({1: 2}), (1, 2) == [1, 2], tuple(range(3)))
r = range(2, 20, 3)
print(r, list(r), len(r), r[1], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, r.index(8), r.count(8), r.start, r.stop, r.step, range(3) == range(0, 3, 1), range(0) == range(2, 1), list(range(5, 0, -2)), bool(range(0)))
print(range(10 ** 20)[10 ** 19], len(range(0, 10 ** 6, 7)), hash(range(3)) == hash(range(0, 3)), list(reversed(range(4))), max(range(5)), sum(range(101)), range(-1), 10 ** 15 in range(10 ** 20))
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5), slice(None, -1).indices(10), slice(3) == slice(None, 3, None), "abcdefghijkl"[s])
for f in (lambda: t.append(1), lambda: t[5], lambda: t["a"], lambda: t + [1], lambda: t.index(99), lambda: hash(t), lambda: range(1.5), lambda: range(1, 2, 0), lambda: range(3)[3], lambda: range(3).index(7), lambda: range("a"), lambda: range(), lambda: range(1, 2, 3, 4), lambda: len(range(10 ** 30)), lambda: slice(), lambda: tuple(1, 2), lambda: (1, 2) < (1, "a")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    t[0] = 5
except TypeError as e:
    print("TypeError:", e)
try:
    t[2] += [9]
except TypeError as e:
    print("TypeError:", e, t)
