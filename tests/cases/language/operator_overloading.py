class Vec:
    def __init__(self, *c):
        self.c = c

    def __repr__(self):
        return f"Vec{self.c}"

    def __add__(self, o):
        if not isinstance(o, Vec):
            return NotImplemented
        return Vec(*(a + b for a, b in zip(self.c, o.c)))

    def __mul__(self, k):
        return Vec(*(a * k for a in self.c))

    def __rmul__(self, k):
        print("rmul", end=" ")
        return self * k

    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.c, o.c))

    def __neg__(self):
        return self * -1

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "invert"

    def __abs__(self):
        return sum(a * a for a in self.c) ** 0.5

    def __getitem__(self, i):
        return self.c[i]

    def __iadd__(self, o):
        print("iadd", end=" ")
        return self + o

    def __truediv__(self, k):
        return self * (1 / k)

    def __floordiv__(self, k):
        return "floordiv"

    def __rpow__(self, k):
        return ("rpow", k)

    def __divmod__(self, k):
        return "divmod"

    def __lshift__(self, k):
        return "lshift"

    def __rxor__(self, k):
        return "rxor"

    def __round__(self, n=None):
        return ("round", n)


a, b = Vec(1, 2), Vec(3, 4)
print(a + b, a * 3, 3 * a, a @ b, -a, +a, ~a, abs(b), a[1], a / 2, a // 1, 2 ** a, divmod(a, 2), a << 1, 5 ^ a, round(a), round(a, 2))
a += b
print(a)
a *= 2
print(a, sum([b, b], Vec(0, 0)))
for f in (lambda: a + 1, lambda: 1 + a, lambda: a - b, lambda: a ** 2, lambda: a % 2, lambda: a & b, lambda: a < b, lambda: int(a), lambda: a(), lambda: [] @ a, lambda: sum([a])):
    try:
        print(f())
    except TypeError as e:
        print("TypeError:", e)
try:
    a -= 1
except TypeError as e:
    print("TypeError:", e)


class Sub(Vec):
    def __radd__(self, o):
        return "sub radd first"

    def __add__(self, o):
        return "sub add"


print(b + Sub(1, 1), Sub(1, 1) + b)
