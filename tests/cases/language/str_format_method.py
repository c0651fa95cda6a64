print("{} {}".format(1, "a"), "{1} {0} {1}".format("x", "y"), "{a}{b}".format(a=1, b=2), "{0[1]} {1[k]} {2.real}".format([1, 2], {"k": "v"}, 5))
print("{!r} {!s} {!a}".format("é", "é", "é"), "{{}} {}".format(1), "{:{}}".format("x", 5) + "|", "{:{w}.{p}f}".format(3.14159, w=8, p=2))
print("{0:>{1}}".format("r", 4), "{:%Y}".format(__import__("datetime").date(2024, 1, 2)), "{:d}".format(True), "{:s}".format("s"))


class F:
    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "str"


class G:
    pass


print("{} {:x y} {!s:>5}".format(F(), F(), F()), format(F(), "abc"), f"{F():%H:%M}")
for f in (lambda: "{}".format(), lambda: "{0} {}".format(1, 2), lambda: "{} {0}".format(1), lambda: "{a}".format(), lambda: "{".format(), lambda: "}".format(), lambda: "{0.x}".format(1), lambda: "{0[x]}".format([1]), lambda: "{!z}".format(1), lambda: "{:d}".format("s"), lambda: "{:s}".format(5), lambda: "{:>>5}".format(5), lambda: format(G(), "x")[:0], lambda: "{:5}".format(None), lambda: "{:5}".format([1]), lambda: "{0!r:}".format(1), lambda: "{:10x}".format("a")):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
print("{x} {y}".format_map({"x": 1, "y": 2}), "{:.3}".format("abcdef"), "{:*<6.2}".format("abc"), "{:05}".format("a"))
