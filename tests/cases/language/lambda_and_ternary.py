sq = lambda x: x * x
print(sq(4), (lambda: 0)(), (lambda *a, **k: (a, k))(1, b=2), (lambda a, b=2, *, c=3: a + b + c)(1, c=0), sq.__name__, sq)  if False else print(sq(4), (lambda: 0)(), (lambda *a, **k: (a, k))(1, b=2), (lambda a, b=2, *, c=3: a + b + c)(1, c=0), sq.__name__)
print("a" if 1 else "b" if 0 else "c", (1 if False else 2) + 3, [("even", "odd")[i % 2] for i in range(3)])
print(sorted("bAc", key=lambda s: s.lower()), list(map(lambda x, y: x + y, [1, 2], [10, 20])), list(filter(lambda x: x > 1, [1, 2, 3])), max([(1, "z"), (2, "a")], key=lambda p: p[1]))
print((lambda f, n: f(f, n))(lambda f, n: 1 if n < 2 else n * f(f, n - 1), 6), (lambda x: (lambda y: x + y))(1)(2))
print((lambda: (yield 1))().__next__(), (lambda x=1: x)(), (lambda x, /, y: (x, y))(1, y=2))
actions = {"add": lambda a, b: a + b, "neg": lambda a, _: -a}
print({k: f(3, 4) for k, f in actions.items()}, (lambda: [i for i in range(3)])(), not (lambda: False)())
try:
    (lambda x: x.missing)(5)
except AttributeError as e:
    print(e)
try:
    sq()
except TypeError as e:
    print(e)
