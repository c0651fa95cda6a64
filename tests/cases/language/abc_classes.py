from abc import ABC, ABCMeta, abstractmethod
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, MutableMapping, Sequence, Sized


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    def describe(self):
        return f"{self.name} {self.area()}"


class Half(Shape):
    def area(self):
        return 1


class Full(Half):
    name = "full"


for cls in (Shape, Half):
    try:
        cls()
    except TypeError as e:
        print("TypeError:", e)
print(Full().describe(), Shape.__abstractmethods__ == {"area", "name"}, type(Shape) is ABCMeta)


@Shape.register
class Virtual:
    pass


print(isinstance(Virtual(), Shape), issubclass(Virtual, Shape), Shape in Virtual.__mro__)
print([isinstance([], t) for t in (Sequence, Iterable, Iterator, Hashable, Sized, Container, Mapping, Callable)])
print(isinstance({}, MutableMapping), isinstance(iter([]), Iterator), isinstance(print, Callable), isinstance((i for i in ""), Iterator), issubclass(range, Sequence))


class Seq(Sequence):
    def __init__(self, *v):
        self.v = v

    def __getitem__(self, i):
        return self.v[i]

    def __len__(self):
        return len(self.v)


s = Seq(1, 2, 3, 2)
print(list(s), 2 in s, s.index(3), s.count(2), list(reversed(s)))


class Lower(MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k): return self.d[k.lower()]
    def __setitem__(self, k, v): self.d[k.lower()] = v
    def __delitem__(self, k): del self.d[k.lower()]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)


m = Lower()
m["A"] = 1
m.update(B=2, c=3)
print(dict(m), m.pop("b"), m.get("zz", 0), "C" in m, m.setdefault("D", 4), list(m.items()), m == {"a": 1, "c": 3, "d": 4}, m.popitem())
try:
    Sequence()
except TypeError as e:
    print("TypeError:", e)
