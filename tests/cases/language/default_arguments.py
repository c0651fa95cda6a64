def append(x, l=[]):
    l.append(x)
    return l


print(append(1), append(2), append(3, []), append(4), append.__defaults__)


def fresh(x, l=None):
    l = [] if l is None else l
    l.append(x)
    return l


print(fresh(1), fresh(2))
n = 10


def late(a=n, *, b=lambda: n):
    return a, b()


n = 20
print(late(), late.__kwdefaults__.keys(), late.__code__.co_argcount, late.__code__.co_kwonlyargcount, late.__code__.co_varnames)
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs])


def order(a=print("default a"), b=print("default b")):
    print("body")


order()
late.__defaults__ = (99,)
print(late())


def annotated(x: int, y: "str" = "a", *args: float, k: bool = True, **kw: dict) -> None:
    """Doc."""


print(annotated.__annotations__, annotated.__doc__, annotated.__name__, annotated.__qualname__, annotated.__module__, annotated.__defaults__, annotated.__kwdefaults__)
annotated.attr = 1
print(annotated.__dict__, annotated.attr)
