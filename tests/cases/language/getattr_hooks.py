class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_t", target)

    def __getattr__(self, name):
        print("getattr", name)
        return getattr(self._t, name)

    def __setattr__(self, name, v):
        print("setattr", name, v)
        setattr(self._t, name, v)

    def __delattr__(self, name):
        print("delattr", name)
        delattr(self._t, name)

    def __dir__(self):
        return ["b", "a"]


class T:
    x = 1


p = Proxy(T())
print(p.x)
p.y = 2
print(p.y, dir(p))
del p.y
try:
    p.y
except AttributeError as e:
    print("AttributeError:", e)
print(hasattr(p, "zz"), getattr(p, "q", None))


class All:
    def __getattribute__(self, name):
        if name.startswith("_"):
            return object.__getattribute__(self, name)
        if name == "missing":
            raise AttributeError("custom text")
        return f"<{name}>"

    def __getattr__(self, name):
        return f"fallback {name}"

    def __len__(self):
        return 3


a = All()
print(a.foo, a.missing, len(a), a.__class__.__name__)
a.__len__ = lambda: 99
print(len(a))


class Mod:
    def __getattr__(self, name):
        raise AttributeError(name)


print(getattr(Mod(), "anything", "default"))
try:
    Mod().thing
except AttributeError as e:
    print(repr(e), e.name, type(e.obj))
