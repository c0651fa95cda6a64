class Celsius:
    def __init__(self):
        self._t = 0

    @property
    def t(self):
        """The temperature."""
        print("get", end=" ")
        return self._t

    @t.setter
    def t(self, v):
        if v < -273:
            raise ValueError("too cold")
        self._t = v

    @t.deleter
    def t(self):
        print("del")
        self._t = None

    @property
    def read_only(self):
        return 1

    wo = property(None, lambda self, v: print("write", v))


c = Celsius()
c.t = 20
print(c.t, Celsius.t.__doc__, c.read_only, vars(c))
del c.t
c.wo = 5
for f in (lambda: setattr(c, "t", -300), lambda: setattr(c, "read_only", 2), lambda: delattr(c, "read_only"), lambda: c.wo):
    try:
        f()
    except (AttributeError, ValueError) as e:
        print(type(e).__name__ + ":", e)


class Desc:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, obj, cls=None):
        return (self.name, obj is None, cls.__name__)

    def __set__(self, obj, v):
        print("set", self.name, v)

    def __delete__(self, obj):
        print("delete", self.name)


class NonData:
    def __get__(self, obj, cls):
        return "non-data"


class Owner:
    d = Desc()
    n = NonData()


o = Owner()
print(o.d, Owner.d, o.n)
o.d = 1
o.n = "instance wins"
o.__dict__["d"] = "ignored"
print(o.d, o.n, vars(o))
del o.d
Owner.d = "replaced"
print(o.d)
