import annotationlib
import typing


def f(a: Later, b: "str ref" = 1, *c: undefined_name) -> list[Later]:
    return a


class C:
    x: Later = None
    y: int
    z: "forward"


try:
    print(C.__annotations__)
except NameError as e:
    print("NameError:", e)


class Later:
    pass


print({k: v if isinstance(v, str) else v.__name__ for k, v in C.__annotations__.items()})
try:
    f.__annotations__
except NameError as e:
    print("NameError:", e)
print(annotationlib.get_annotations(f, format=annotationlib.Format.STRING))
v: int = 5
w: str
print(__annotations__ if False else v)
try:
    w
except NameError as e:
    print(e)


def g():
    local: nonexistent = 1
    return local


print(g(), g.__annotations__, C.__annotate__ is not None)


class D:
    a: print("never evaluated")


def h(x: int, /, *, k: float = 1.0) -> "C": ...


print(h.__annotations__, typing.get_type_hints(h), typing.get_type_hints(C) if False else "")
o = C()
o.attr: int = 3
(p): int = 4
print(o.attr, p)
d = {}
d["k"]: str = "v"
print(d)
for src in ("x: int = yield", "(a, b): int = 1, 2", "[a]: int", "x: int: str", "f(): int = 1", "def f(a:): pass", "a.b: int", "x:", "global x\nx: int = 1", "for i: int in x: pass"):
    try:
        compile(src, "main.py", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg)
