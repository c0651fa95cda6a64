class A:
    pass


a = A()
for i in range(5000):
    setattr(a, f"x{i}", i)
print(len(vars(a)), a.x4999, sum(vars(a).values()))
ns = {f"m{i}": (lambda self, i=i: i) for i in range(2000)}
B = type("B", (A,), ns)
print(B().m1999(), len(dir(B)) > 2000)
C = A
for i in range(200):
    C = type(f"C{i}", (C,), {})
print(len(C.__mro__), C.__name__)
def f(*args, **kw): return len(args), len(kw)
print(f(*range(10_000), **{f"k{i}": i for i in range(10_000)}))
exec("def g(" + ", ".join(f"a{i}=None" for i in range(300)) + "): return a299")
print(g(a299="last"))
exec("x = [" + ", ".join(str(i) for i in range(20_000)) + "]")
print(len(x), x[-1])
exec("\n".join(f"v{i} = {i}" for i in range(3000)))
print(v2999)
def many():
    return tuple(i for i in range(100_000))
first, *rest, last = many()
print(first, len(rest), last)
