from enum import Enum, auto, member, nonmember


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def gravity(self):
        return 6.67430e-11 * self.mass / self.radius ** 2


print(f"{Planet.EARTH.gravity:.3f} {Planet.MARS.gravity:.3f}", Planet.MARS.value, Planet((5.976e24, 6.37814e6)))


class Op(Enum):
    ADD = "+"
    SUB = "-"

    def __call__(self, a, b):
        return a + b if self is Op.ADD else a - b

    def __str__(self):
        return f"op {self.value}"

    @classmethod
    def _missing_(cls, value):
        return cls.ADD if value == "plus" else None

    other = nonmember(42)


print(Op.ADD(1, 2), Op.SUB, repr(Op.SUB), Op("plus"), Op.other, list(Op))
try:
    Op("mul")
except ValueError as e:
    print("ValueError:", e)


class Day(Enum):
    def _generate_next_value_(name, start, count, last):
        return name.lower() + str(count)
    MON = auto()
    TUE = auto()


print([d.value for d in Day], Day.MON.name)
match Day.TUE:
    case Day.MON:
        print("mon")
    case Day.TUE:
        print("tue")
for d in Day:
    print(d, d.name, d.value, end="; ")
print({d.name: d for d in Day}, Day.MON is Day["MON"], Day._member_map_.keys())
