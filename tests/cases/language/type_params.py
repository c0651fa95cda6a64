from typing import TypeVar


def first[T](xs: list[T]) -> T:
    return xs[0]


class Stack[T]:
    def __init__(self):
        self.items: list[T] = []

    def push(self, x: T) -> None:
        self.items.append(x)

    def pop(self) -> T:
        return self.items.pop()


class Bounded[T: int, *Ts, **P]:
    pass


type Pair[A, B = int] = tuple[A, B]
type Rec = list[Rec] | int
print(first([1, 2]), first.__type_params__, Stack.__type_params__, Stack[int], Stack.__mro__[1].__name__, Stack.__parameters__)
s = Stack[int]()
s.push(1)
print(s.pop(), s.__orig_class__)
print(Bounded.__type_params__, Bounded.__type_params__[0].__bound__, Pair.__type_params__[1].__default__, Bounded.__type_params__[1].__name__)
print(Pair, Pair.__value__, Pair.__type_params__, Pair[int, str], Rec, Rec.__value__, type(Rec).__name__, Pair.__name__)
T = TypeVar("T", bound=int)
print(T, T.__bound__, T.__covariant__, TypeVar("C", int, str).__constraints__)


def outer[T]():
    def inner(x: T) -> T: return x
    return inner.__annotations__


print(outer())


class Meth:
    def m[U](self, u: U) -> list[U]:
        return [u]


print(Meth().m(3), Meth.m.__type_params__, Meth.m.__annotations__)
for src in ("def f[T, T](): pass", "class C[T: (yield)]: pass", "type X[T=int, U] = T", "def f[](): pass", "type 5 = int", "class A[x for x]: pass"):
    try:
        compile(src, "main.py", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg)
