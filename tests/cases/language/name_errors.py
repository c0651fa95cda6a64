import math


class C:
    attribute = 1

    def method(self):
        return attribut

    def uses_self(self):
        return attribute


def local_later():
    print(value)
    value = 1


def free():
    def inner():
        return later
    r = inner()
    later = 1
    return r


def deleted():
    x = 1
    del x
    return x


def shadow():
    prnt("x")


for f in (C().method, C().uses_self, local_later, free, deleted, shadow, lambda: math.sqroot, lambda: C.attribut, lambda: C().methods(), lambda: [].appendd, lambda: "".uper(), lambda: None.x, lambda: (1).foo, lambda: math.foo, lambda: len.x, lambda: pritn, lambda: C.__foo__, lambda: sys, lambda: collections.deque):
    try:
        f()
    except (NameError, AttributeError) as e:
        print(type(e).__name__ + ":", e, "| name:", e.name)
try:
    del undefined_thing
except NameError as e:
    print(e)
import sys, traceback
for src in ("lenn('a')", "C.attribut", "[].apend(1)", "math.sqroot(1)", "Tru", "x = valeu", "import mth", "from math import sqroot"):
    try:
        exec(src)
    except Exception:
        print(traceback.format_exc().splitlines()[-1])
