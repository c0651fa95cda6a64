import math
x = 1234.56789
for spec in ("", ".2f", ".0f", "10.3f", "<10.1f", "^12.2f", "+.1f", " .1f", "010.2f", "e", ".3e", "E", "g", ".3g", ".10g", "G", "n", "%", ".1%", ",.2f", "_.1f", "#.0f", "*>12.3f", "=+12.2f", "08.1f", ".3", "10", "-.1f", "z.1f"):
    print(f"{spec!r:>10} {format(x, spec)!r} {format(-x, spec)!r} {format(0.0, spec)!r}")
for v in (float("inf"), float("nan"), 1e-10, 1e10, 123456789.0, 0.00001234, -0.04):
    print([format(v, s) for s in ("f", "e", "g", ".1f", "z.1f", "06.1f", ".3g", ",")])
for spec in ("d", "s", "x", ".2d", "c", "q", ".", "10.", "..2f", ",_", "_,"):
    try:
        print(format(1.5, spec))
    except ValueError as e:
        print(spec, "ValueError:", e)
print("%f %5.1f %e %g %.3g %08.2f %+d %-6d| %x %o %X %#x %c %r %s %%" % (1.5, 2.25, 12345.678, 0.0001, 1234567, 3.14159, 5, 42, 255, 8, 255, 255, "c", "r", "s"))
print("%.10g %g %g %g" % (math.pi, 1e20, 100000, 1000000))
