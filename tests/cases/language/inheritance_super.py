class Base:
    def __init__(self, *a, **k):
        print("Base", a, k)

    def hi(self):
        return ["Base"]

    @classmethod
    def make(cls):
        return cls.__name__


class A(Base):
    def __init__(self, a=0, **k):
        print("A", a, k)
        super().__init__(**k)

    def hi(self):
        return ["A"] + super().hi()


class B(Base):
    def __init__(self, b=0, **k):
        print("B", b, k)
        super().__init__(**k)

    def hi(self):
        return ["B"] + super().hi()


class C(A, B):
    def __init__(self, **k):
        print("C", k)
        super().__init__(**k)

    def hi(self):
        return ["C"] + super(C, self).hi() + [super(A, self).hi()]

    @classmethod
    def make(cls):
        return "made " + super().make()


c = C(a=1, b=2, z=3)
print(c.hi(), C.make(), [k.__name__ for k in C.__mro__], C.mro() == list(C.__mro__))
print(isinstance(c, B), issubclass(C, (int, A)), C.__bases__, A.__subclasses__(), C.__base__)
for f in (lambda: type("X", (Base, A), {}), lambda: type("Y", (int, str), {}), lambda: type("Z", (bool,), {}), lambda: super(), lambda: super(int, "a"), lambda: super().x, lambda: type("T", (5,), {}), lambda: type("F", (type(lambda: 0),), {}), lambda: super(C, c).nope, lambda: isinstance(1, "int"), lambda: issubclass(1, int)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
