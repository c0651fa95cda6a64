import typing
from typing import Annotated, Any, Callable, ClassVar, Final, Generic, Literal, NamedTuple, Optional, Protocol, TypedDict, TypeVar, Union, cast, get_args, get_origin, get_type_hints, overload, runtime_checkable
print(Optional[int], Union[int, str], int | None, list[int], dict[str, list[int]], Callable[[int], str], Literal["a", 1], Annotated[int, "meta"], tuple[int, ...], Any, type[int], ClassVar[int], Final[str])
print(get_origin(list[int]), get_args(dict[str, int]), get_origin(int | str), get_args(Callable[[int], str]), get_args(Literal[1, 2]), (int | str) == (str | int), isinstance(5, int | str), Union[int] is int, Optional[None], Union[int, Union[str, int]])
T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, v: T): self.v = v


print(Box[int], Box[int](5).v, Box.__parameters__, Box[int].__origin__ is Box, Box[T][str])


@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...


class File:
    def close(self): pass


print(isinstance(File(), Closer), isinstance(5, Closer), cast(int, "x"), typing.TYPE_CHECKING)
try:
    Closer()
except TypeError as e:
    print("TypeError:", e)


class Movie(TypedDict, total=False):
    name: str
    year: int


m: Movie = {"name": "x"}
print(m, Movie(name="y"), Movie.__annotations__, Movie.__total__, type(m).__name__)


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x


print(f(1), get_type_hints(Box.__init__), typing.NewType("UserId", int)(5), typing.assert_never.__name__, typing.get_overloads(f).__len__())
for g in (lambda: list[int]()[0], lambda: Optional[1, 2], lambda: Box[int, str], lambda: isinstance(1, list[int]), lambda: Union[()], lambda: Generic[int], lambda: typing.assert_never(5), lambda: Literal[1](), lambda: int | "str", lambda: typing.nope):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__ + ":", e)
