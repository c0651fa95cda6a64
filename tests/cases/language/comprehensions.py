print([x * y for x in range(3) for y in range(x)], {x: y for x, y in zip("ab", [1, 2])}, {x % 2 for x in range(5)}, [[c for c in w] for w in ("ab", "c")])
x = "outer"
print([x for x in range(3)], x)
print([y for x in [[1, 2], [3]] for y in x if y != 2 if y], [(a, b) for a, b in {"k": 1}.items()])
print([last := n for n in range(4)], last, [z for z in (1, 2, 3) if (half := z / 2) > 0.5], half)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])


def f():
    n = 10
    return [n + i for i in range(2)], {k: n for k in "a"}, list(n - i for i in range(2)), [[n for _ in range(1)] for _ in range(1)]


print(f())


class C:
    items = [1, 2]
    doubled = [i * 2 for i in items]
    try:
        bad = [i * factor for factor in [2] for i in items]
    except NameError as e:
        print("NameError:", e)


print(C.doubled, {**{k: 1 for k in "xy"}}, sum(1 for _ in "abc"), [a if a else "zero" for a in range(2)])
try:
    [1 / n for n in (1, 0)]
except ZeroDivisionError as e:
    print(e)
try:
    [a for a, b in [(1, 2), (3,)]]
except ValueError as e:
    print(e)
print([[r * c for c in range(1, 4)] for r in range(1, 4)], list(zip(*[[1, 2], [3, 4]])), [i for s in ["ab", "c"] for i in s][::-1])
