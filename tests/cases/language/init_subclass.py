class Plugin:
    found = []

    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        cls.key = key or cls.__name__.lower()
        Plugin.found.append(cls)
        print("subclass", cls.__name__, key)


class A(Plugin):
    pass


class B(Plugin, key="bee"):
    pass


class C(B):
    pass


print([c.key for c in Plugin.found])
try:
    class D(Plugin, other=1):
        pass
except TypeError as e:
    print("TypeError:", e)
try:
    class E(object, x=1):
        pass
except TypeError as e:
    print("TypeError:", e)


class Field:
    def __set_name__(self, owner, name):
        if name == "bad":
            raise ValueError("bad name")
        owner.fields = getattr(owner, "fields", ()) + (name,)


class Model:
    a = Field()
    b = Field()


print(Model.fields)
try:
    class Broken:
        bad = Field()
except Exception as e:
    print(type(e).__name__, e, e.__notes__)


class G:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


print(G[int], G[1, 2])
try:
    A[1]
except TypeError as e:
    print("TypeError:", e)
