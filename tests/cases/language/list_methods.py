l = [3, 1, 2]
l.append(4); l.extend("ab"); l.insert(1, "i"); l.insert(-1, "m"); l.insert(100, "e")
print(l, l.pop(), l.pop(0), l.index("a"), l.count(1), len(l))
l.remove("i"); l.reverse(); print(l)
del l[1:3]; print(l); l *= 2; print(l); l += (9,); print(l); l.clear(); print(l)
n = [5, 2, 9, 1]
n.sort(); print(n, sorted(n, reverse=True), n[::-1], n[1:3], n[-2:], n[::2], n[10:], n[-100:2], n.copy() is n)
n[1:2] = [7, 8, 9]; print(n); n[::2] = ["x"] * len(n[::2]); print(n); n[len(n):] = [0]; print(n); n[1:1] = "yz"; print(n); del n[::3]; print(n)
m = [[0] * 2] * 2; m[0][0] = 1; print(m, [[0] * 2 for _ in range(2)])
words = ["banana", "Apple", "cherry", "fig"]
words.sort(key=str.lower); print(words); words.sort(key=len, reverse=True); print(words)
print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [1, 2] == [1, 2.0], [1, "a"] != [1, "b"], 1 in [True], [1] * 0, [1, [2, [3]]])
a = [1]; a.append(a); print(a, a == a if False else "", repr(a))
first, *mid, last = range(6); print(first, mid, last); (x, y), z = [1, 2], 3; print(x, y, z); [p, *q] = "ab"; print(p, q)
for f in (lambda: [][0], lambda: [1][5], lambda: [1]["a"], lambda: [].pop(), lambda: [1].pop(9), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1] + (2,), lambda: [3, "a"].sort(), lambda: [1] * "a", lambda: [1] < 2, lambda: hash([1]), lambda: [1, 2][1:2:0], lambda: list(5), lambda: [].sort(5), lambda: [1].__setitem__(3, 1), lambda: [1].__delitem__(3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
for src in ("a, b = [1]", "a, b = [1, 2, 3]", "a, *b, c = [1]", "a, b = 5", "n[::2] = [1]", "n[1:2] = 5", "del n[99]"):
    try:
        exec(src)
    except Exception as e:
        print(src, "->", type(e).__name__ + ":", e)
