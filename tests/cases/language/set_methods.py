s = {3, 1, 2}
t = {2, 3, 4}
print(sorted(s | t), sorted(s & t), sorted(s - t), sorted(s ^ t), s <= {1, 2, 3}, s < s, s >= {1}, s.isdisjoint({9}), len(s), 2 in s)
s.add(9); s.add(9); s.discard(100); s.remove(1); s.update([5, 6], (7,)); print(sorted(s))
s -= {5}; s &= {6, 7, 9}; s |= {0}; s ^= {0, 1}; print(sorted(s)); s.clear(); print(s, set(), frozenset(), {1}, frozenset({1}), {"a"})
f = frozenset([1, 2])
print(hash(f) == hash(frozenset([2, 1])), {f: "x"}[frozenset({2, 1})], f == {1, 2}, f | {3} == frozenset({1, 2, 3}), type(f | {3}).__name__, type({3} | f).__name__, f.union("a") == {1, 2, "a"}, f.copy() is f)
print({1, True, 1.0}, {x % 3 for x in range(10)}, sorted(set("hello")), set([]) == set(), {1, 2}.union([3], [4]) == {1, 2, 3, 4}, {1, 2, 3}.intersection([2], [2, 3]), {1}.difference([1]), {1, 2}.symmetric_difference([2, 3]) == {1, 3}, {1} == frozenset({1}), {1, 2} > {1}, {1} != {2})
u = {5}; print(u.pop(), u, {1, 2}.issubset([1, 2, 3]), {1, 2}.issuperset([1]), not set(), {(1, 2), None} == {None, (1, 2)})
for g in (lambda: {[]}, lambda: set().pop(), lambda: set().remove("k"), lambda: {1} + {2}, lambda: {1} | [2], lambda: {1} < [1], lambda: hash(set()), lambda: set(5), lambda: f.add(1), lambda: {1}[0], lambda: {1}.add([]), lambda: set(1, 2), lambda: {{1}}, lambda: {1}.union(5)):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__ + ":", e)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print("RuntimeError:", e)
