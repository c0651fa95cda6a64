class Meta(type):
    registry = {}

    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, kw)
        return {"injected": name.lower()}

    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")))
        cls = super().__new__(mcs, name, bases, ns)
        mcs.registry[name] = cls
        return cls

    def __init__(cls, name, bases, ns, flag=False):
        super().__init__(name, bases, ns)
        cls.flag = flag

    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)

    def __getattr__(cls, name):
        return f"{cls.__name__} has no {name}"

    def __iter__(cls):
        return iter([1, 2])

    def __len__(cls):
        return 7

    def __contains__(cls, x):
        return x == "in"

    def __repr__(cls):
        return f"<{cls.__name__}>"

    def __instancecheck__(cls, obj):
        return obj == "instance"

    @property
    def prop(cls):
        return cls.__name__ * 2


class A(metaclass=Meta, flag=True):
    def __init__(self, x=0):
        self.x = x


class B(A):
    y = 1


print(A.flag, B.flag, A(5).x, B.injected, A.nothing, list(A), len(B), "in" in A, A, B.prop, isinstance("instance", A), isinstance(3, A), Meta.registry, type(B))
try:
    class C(A, metaclass=type("M2", (type,), {})):
        pass
except TypeError as e:
    print("TypeError:", e)
try:
    B().prop
except AttributeError as e:
    print("AttributeError:", e)
T = type("T", (A,), {"z": 3})
print(T.z, T.__name__)


def func_meta(name, bases, ns):
    return (name, bases, sorted(k for k in ns if k[0] != "_"))


class D(metaclass=func_meta):
    a = 1


print(D)
