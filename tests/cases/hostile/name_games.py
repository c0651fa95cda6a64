print = print
def f():
    global print
    return print
f()("ok")
str = 5
try:
    str(1)
except TypeError as e:
    print(e)
del str
print(str(1))
class int(int):
    def __repr__(self): return "fake int"
print(int(5), 5, isinstance(5, int))
del int
list, dict = dict, list
print(list(a=1), dict("ab"))
del list, dict
True_ = 0
Exception = KeyError
try:
    raise KeyError("k")
except Exception:
    print("caught by the new Exception")
del Exception
__name__ = "changed"
class C: pass
print(C.__module__, C)
def g(): pass
g.__name__ = "\n"; g.__qualname__ = "q" * 50
print(g.__name__ == "\n", g.__qualname__[:3])
try:
    g.__name__ = 5
except TypeError as e:
    print(e)
def h(a, b): return a - b
h.__code__ = (lambda a, b: a * b).__code__
print(h(3, 4))
h.__defaults__ = (10,)
print(h(3))
C.__name__ = "Renamed"; print(C.__name__, C)
o = C(); o.__class__ = type("Other", (), {"m": lambda s: "other m"}); print(o.m(), type(o).__name__)
try:
    o.__class__ = 5
except TypeError as e:
    print(e)
try:
    (5).__class__ = C
except TypeError as e:
    print(e)
