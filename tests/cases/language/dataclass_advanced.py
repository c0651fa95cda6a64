from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import ClassVar


@dataclass
class Base:
    a: int
    count: ClassVar[int] = 0

    def __post_init__(self):
        Base.count += 1
        print("post", self)


@dataclass
class Child(Base):
    b: int = 2
    _: KW_ONLY
    c: int = 3
    secret: InitVar[int] = 10
    total: int = field(init=False)

    def __post_init__(self, secret):
        super().__post_init__() if False else None
        self.total = self.a + self.b + self.c + secret


print(Base(1), Child(1), Child(1, 5, c=6, secret=0).total, Base.count)
try:
    Child(1, 2, 3)
except TypeError as e:
    print("TypeError:", e)


@dataclass(slots=True, kw_only=True)
class S:
    x: int
    y: float = 1.5


s = S(x=1)
print(s, S.__slots__, hasattr(s, "__dict__"))
try:
    s.z = 1
except AttributeError as e:
    print("AttributeError:", e)


@dataclass(eq=False, repr=False)
class Bare:
    x: int


print(Bare(1) == Bare(1), "Bare object" in repr(Bare(1)))


@dataclass(unsafe_hash=True)
class H:
    a: int
    b: list = field(hash=False, default_factory=list)


print(hash(H(1)) == hash(H(1, [2])), {H(1): "v"}[H(1)])


@dataclass
class Node:
    value: int
    next: "Node | None" = None


n = Node(1)
n.next = n
print(n)
match Child(7, 8):
    case Child(a, b=8):
        print("matched", a)
