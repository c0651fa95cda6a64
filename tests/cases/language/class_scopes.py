x = "global"


class C:
    x = "class"
    y = x + "!"
    l = [x for _ in range(1)]
    first = [i for i in [x]]

    def m(self):
        return x

    def k(self, x=x):
        return x

    class Inner:
        z = x

    locals_now = sorted(k for k in locals() if not k.startswith("__"))


print(C.y, C.l, C.first, C().m(), C().k(), C.Inner.z, C.locals_now)


def outer():
    x = "local"

    class D:
        seen = x
        x = "class level"

        def m(self):
            return x, __class__.__name__
    return D.seen if hasattr(D, "seen") else None, D().m()


try:
    print(outer())
except NameError as e:
    print(type(e).__name__, e)


def outer2():
    v = 1

    class E:
        nonlocal v
        v = 2
        global g
        g = "made global"
    return v, hasattr(E, "v")


print(outer2(), g)


class F:
    for i in range(3):
        exec(f"a{i} = {i}")
    del i
    if True:
        cond = "yes"


print(F.a0, F.a2, hasattr(F, "i"), F.cond)
