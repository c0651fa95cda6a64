class Single:
    _it = None

    def __new__(cls, *a):
        print("new", a)
        if cls._it is None:
            cls._it = super().__new__(cls)
        return cls._it

    def __init__(self, *a):
        print("init", a)
        self.a = a


print(Single(1) is Single(2), Single._it.a)


class Other:
    def __new__(cls):
        return "not an Other"

    def __init__(self):
        print("never")


print(Other())


class Up(str):
    def __new__(cls, s):
        return super().__new__(cls, s.upper())

    def shout(self):
        return self + "!"


u = Up("hi")
print(u, u.shout(), type(u.lower()).__name__, isinstance(u, str), len(u), u == "HI", repr(u), type(u).__name__)


class Num(int):
    def __add__(self, o):
        return Num(int(self) + o + 100)


n = Num(5)
print(n + 1, n - 1, type(n - 1).__name__, n * 2, [10, 20, 30, 40, 50, 60][n], f"{n:03d}", n == 5)


class MyList(list):
    def append(self, x):
        super().append(x * 2)


m = MyList([1])
m.append(5); m += [7]
print(m, type(m + [1]).__name__, type(m[:1]).__name__, m == [1, 10, 7])


class D(dict):
    def __missing__(self, k):
        return f"<{k}>"


d = D(a=1)
print(d["a"], d["zz"], d.get("zz"), "zz" in d, d)


class BadInit:
    def __init__(self):
        return 5


for f in (BadInit, lambda: object(1), lambda: Up(), lambda: int.__new__(str), lambda: object.__new__(int)):
    try:
        f()
    except TypeError as e:
        print("TypeError:", e)
