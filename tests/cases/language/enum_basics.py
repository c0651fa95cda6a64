from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()

    @classmethod
    def default(cls):
        return cls.GREEN


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], list(Color), len(Color), Color.CRIMSON is Color.RED, Color.BLUE.value)
print(Color.RED.pretty, Color.default(), Color.RED == 1, Color.RED == Color.RED, Color.RED in Color, 1 in Color, 9 in Color, isinstance(Color.RED, Color), {Color.RED: "r"}, Color.__members__.keys(), f"{Color.RED}", hash(Color.RED) == hash(Color.RED))


class N(IntEnum):
    A = 1
    B = auto()


class S(StrEnum):
    ON = auto()
    OFF = "off!"


class F(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(N.A + 1, N.B > N.A, repr(N.A), str(N.A), f"{N.B}", N(2), [10, 20, 30][N.B], sorted([N.B, N.A]), S.ON, repr(S.OFF), S.ON == "on", S.ON.upper())
print(F.R | F.X, F.RW, F.R in F.RW, ~F.R, F.R & F.W, bool(F(0)), list(F.RW), F(7), repr(F.R | F.X), F.RW.value, F(0), F.X ^ F.RW)
for f in (lambda: Color(9), lambda: Color["NOPE"], lambda: setattr(Color, "RED", 5), lambda: Color.NOPE, lambda: Color.RED < Color.BLUE, lambda: setattr(Color.RED, "value", 3), lambda: F(64), lambda: Color()):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    class Ext(Color):
        pass
except TypeError as e:
    print("TypeError:", e)
try:
    @unique
    class U(Enum):
        A = 1
        B = 1
except ValueError as e:
    print("ValueError:", e)
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.DOG.value)
