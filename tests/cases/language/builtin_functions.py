print(abs(-3), abs(-2.5), all([]), any([]), ascii("é"), bin(5), callable(print), callable(5), chr(97), divmod(7, 2), hex(255), oct(8), ord("a"), pow(2, 5), pow(2, 5, 7), round(2.567, 2), sum([1, 2], 10), sum([[1], [2]], []))
print(list(enumerate("ab", 1)), list(zip("ab", [1, 2, 3])), list(map(str, [1, 2])), list(filter(None, [0, 1, "", "a"])), list(reversed([1, 2])), list(reversed("ab")), max(3, 1, 2), min("b", "a"), max([1, -5], key=abs), min([], default=None), max("ab", "c", key=len))
print(isinstance(1, (str, int)), isinstance(True, int), isinstance([], list | tuple), issubclass(bool, int), type(5), type(type), id(1) == id(1), hash("a") == hash("a"), repr("a"), str(5), format(5, "03"), vars(type("X", (), {"a": 1})())  )
print(iter([1]).__next__(), next(iter([]), "d"), list(iter(lambda it=iter([1, 2, 0, 3]): next(it), 0)), slice(1, 2), sorted([2, 1]), list(range(3)), len({1: 2}), bool([]), int("5"), float("1.5"), complex(1, 2), tuple([1]), set([1]), frozenset([1]), dict(a=1), bytes(2), bytearray(1), object() is not None)
print(eval("1 + 2"), eval("x * 2", {"x": 5}), exec("y = 3"), y, eval(compile("4 * 4", "s", "eval")), dir([])[-3:], hasattr(1, "real"), getattr(1, "real"), globals()["__name__"], "print" in dir(__builtins__), callable(lambda: 0), map(str, []).__class__.__name__, zip().__class__, [*zip(*[(1, 2), (3, 4)])])
print(print("a", "b", sep="-", end="!\n"), print(), print(1, None, "x", sep=", "), print("no newline", end=""), print(*[1, 2], sep="\n"))
for f in (lambda: chr(-1), lambda: ord(""), lambda: next(5), lambda: iter(5, 6), lambda: isinstance(1, 5), lambda: print(sep=1), lambda: sum(["a"]), lambda: max(1, "a"), lambda: reversed({1}), lambda: hash([]), lambda: eval("1 +"), lambda: eval("x"), lambda: compile("a b", "f", "exec"), lambda: __import__("nope_nope"), lambda: round("a"), lambda: enumerate(5), lambda: zip([1], 5), lambda: map(5, [1]).__next__(), lambda: format(1, "zz"), lambda: vars(5), lambda: input()):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__ + ":", e)
