"""What format specs, str.format and % say about mistakes."""


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    x = 5

    def __format__(self, spec):
        return f"<{spec}>"


class B:
    pass


class C:
    def __format__(self, spec):
        return 5


for v, spec in [
    (5, "s"), (5, "q"), (5, ".2"), (5, ",x"), (5, "_c"), (5, "z"), (5, "+c"), (5, "#c"), (-5, "c"), (5.5, "d"), (5.5, "x"), (5.5, "s"), ("a", "d"), ("a", "+"), ("a", " "),
    ("a", "#"), ("a", "=5"), ("a", ","), ("a", "_"), ("a", "z"), ("a", "."), (5, "5.d"), (5, "99999999999999999999"), (5, ",_"), (5, "_,"), (1j, "="), (1j, "05"), (1j, "d"), (1j, "%"),
    (True, "s"), (True, "d"), (None, "5"), ([], "5"), (B(), "5"), ({}, "x"), (5, "abc"), ("a", "abc"), (2**70, "c"), (10**400, "e"), (5.5, ".2,f"), (5.5, "._"), (5.5, ".,_f"), (5, "\u00e9"), (5, "ab\u00e9"), (C(), ""), (A(), "x y"),
]:
    t(lambda: format(v, spec))
t(lambda: format(5, 5))
t(lambda: format())
t(lambda: format(1, 2, 3))
t(lambda: "{".format())
t(lambda: "}".format())
t(lambda: "a}b".format())
t(lambda: "{0".format(1))
t(lambda: "{0:".format(1))
t(lambda: "{0!".format(1))
t(lambda: "{0!r".format(1))
t(lambda: "{0!rx}".format(1))
t(lambda: "{0!x}".format(1))
t(lambda: "{0!}".format(1))
t(lambda: "{!r:>5}".format("a"))
t(lambda: "{}".format())
t(lambda: "{} {}".format(1))
t(lambda: "{1}".format(1))
t(lambda: "{a}".format())
t(lambda: "{a}".format(b=1))
t(lambda: "{} {0}".format(1))
t(lambda: "{0} {}".format(1))
t(lambda: "{0[}".format([1]))
t(lambda: "{0[]}".format([1]))
t(lambda: "{0[0]x}".format([1]))
t(lambda: "{0.}".format(1))
t(lambda: "{0.nope}".format(1))
t(lambda: "{0[9]}".format([1]))
t(lambda: "{0[k]}".format({"k": 1}))
t(lambda: "{0[k]}".format({}))
t(lambda: "{0[-1]}".format([1]))
t(lambda: "{0[1]}".format({"1": 2}))
t(lambda: "{0.x:{1}}".format(A(), ">4"))
t(lambda: "{:{}{}}".format("a", "*", ">5"))
t(lambda: "{:{:{}}}".format(1, 2, 3))
t(lambda: "{:{a}}".format(1, a=5))
t(lambda: "{{}} {{{}}}".format(1))
t(lambda: "{a{b}}".format(a=1))
t(lambda: "{:}".format("x"))
t(lambda: "{:d}".format("x"))
t(lambda: "{.real}{.imag}".format(1, 2))
t(lambda: "{[0]}".format("ab"))
t(lambda: "{99999999999999999999}".format(1))
t(lambda: "{a}".format_map({"a": 1}))
t(lambda: "{}".format_map({"a": 1}))
t(lambda: "{0}".format_map([1]))
t(lambda: "{a.b}".format_map({}))
t(lambda: "%d" % "a")
t(lambda: "%d" % None)
t(lambda: "%x" % 1.5)
t(lambda: "%x" % "a")
t(lambda: "%f" % "a")
t(lambda: "%c" % "ab")
t(lambda: "%c" % 1.5)
t(lambda: "%c" % -1)
t(lambda: "%c" % "")
t(lambda: "%d %d" % 1)
t(lambda: "%d %d" % (1,))
t(lambda: "%d" % (1, 2))
t(lambda: "abc" % 1)
t(lambda: "abc" % {})
t(lambda: "abc" % [])
t(lambda: "abc" % ())
t(lambda: "%" % 1)
t(lambda: "%5" % 1)
t(lambda: "%z" % 1)
t(lambda: "%y" % ())
t(lambda: "%(a)s" % 1)
t(lambda: "%(a)s" % (1,))
t(lambda: "%(a)s" % {})
t(lambda: "%(a" % {})
t(lambda: "%(a)s %s" % {"a": 1})
t(lambda: "%*d" % ("a", 1))
t(lambda: "%*d" % (5,))
t(lambda: "%.*f" % (2, 3.14159))
t(lambda: "%d" % 3.99)
t(lambda: "%d" % float("inf"))
t(lambda: "%d" % float("nan"))
t(lambda: "%i %u" % (True, -3))
t(lambda: "%b" % 5)
t(lambda: "%é" % 5)
t(lambda: b"%s" % "a")
t(lambda: b"%d %s %x %c %a %r %%" % (1, b"x", 255, 65, "é", [1]))
t(lambda: b"%c" % 256)
t(lambda: b"%b" % 5)
t(lambda: b"%(k)s" % {b"k": b"v"})
t(lambda: b"%d" % (1, 2))
t(lambda: bytearray(b"%d|%5s") % (1, b"a"))
t(lambda: f"{5:{'x'}}{5!r:>{3}}")
t(lambda: f"{'a':{'d'}}")
t(lambda: f"{3.14159:{8}.{3}}|{1234567.891:_.1f}|{255:#x}|{True:>6}|{None!s:>6}|{A():abc}")
