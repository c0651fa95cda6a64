import sys


def plain(n): return plain(n + 1)
def gen(n): yield from gen(n + 1)
def lam(): return (lambda f: f(f))(lambda f: f(f))
def comp(n): return [comp(n + 1) for _ in range(1)]
def keyed(n): return sorted([1, 2], key=lambda x: keyed(n + 1))
def excs(n):
    try:
        excs(n + 1)
    finally:
        pass
def mapped(n): return list(map(mapped, [n]))
def with_args(*a, **k): return with_args(*a, **k)
async def co(): await co()


class A:
    def __getattr__(self, n): return getattr(self, n + "x")
    def __iter__(self): return iter(self)
    def __call__(self): return self()
    def __format__(self, s): return format(self, s)
    def __contains__(self, x): return x in self


for name, f in {"plain": lambda: plain(0), "gen": lambda: list(gen(0)), "lambda": lam, "comp": lambda: comp(0), "key": lambda: keyed(0), "finally": lambda: excs(0), "map": lambda: mapped(0), "args": with_args, "coroutine": lambda: co().send(None), "getattr": lambda: A().x, "iter": lambda: list(A()), "call": lambda: A()(), "format": lambda: f"{A()}", "in": lambda: 1 in A()}.items():
    try:
        f()
        print(name, "ended")
    except RecursionError as e:
        print(name, "RecursionError")
print("alive")
