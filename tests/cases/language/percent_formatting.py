print("%s %r %a" % ("é", "é", "é"), "%d %i %u" % (1.9, -2, 3), "%5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5))
print("%(a)s %(b)05.1f %(a)r" % {"a": "x", "b": 2.5}, "%*d %.*f" % (5, 1, 2, 3.14159), "%c%c" % (65, "b"), "%%" % ())
print("%x %X %#x %o %#o" % (255, 255, 255, 8, 8), "%e %E %g %G" % (1e10, 1e10, 1e10, 1e-10), "%s" % (1,), "%s" % [1, 2], "%s" % ((1, 2),))
print("%.3s|%10.3s|%-10s|" % ("abcdef", "abcdef", "abc"), "%x" % -255, "%s %s" % ("a", (1, 2)), b"%s %d" % (b"x", 5))
tests = [
    lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%z" % 1, lambda: "%" % 1, lambda: "%(a)s" % 1,
    lambda: "%(a)s" % {"b": 1}, lambda: "%c" % "ab", lambda: "%c" % -1, lambda: "%x" % 1.5, lambda: "%f" % "a", lambda: "abc" % 1,
    lambda: "abc" % (), lambda: "abc" % {}, lambda: "%(a" % {"a": 1}, lambda: "%*d" % ("a", 1), lambda: "%d" % None, lambda: "%i" % 1j, lambda: "%5" % 3,
]
for i, t in enumerate(tests):
    try:
        print(i, repr(t()))
    except Exception as e:
        print(i, type(e).__name__ + ":", e)
