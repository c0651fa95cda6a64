rows = [("apple", 3, 1.25), ("watermelon", 12, 0.5), ("kiwi", 100, 0.333333)]
print(f"{'item':<12}|{'qty':^7}|{'price':>9}|{'total':>10}")
print("-" * 12 + "+" + "-" * 7 + "+" + "-" * 9 + "+" + "-" * 10)
for n, q, p in rows:
    print(f"{n:<12}|{q:^7}|{p:>9.3f}|{q * p:>10,.2f}")
print(f"{'sum':<12}|{sum(q for _, q, _ in rows):^7}|{'':>9}|{sum(q * p for _, q, p in rows):>10,.2f}")
print("{:*^40}".format(" centred "), "{:>{w}}".format("right", w=10), "{:+d} {:+d}".format(5, -5), "{:e} {:.2%}".format(12345.678, 0.1234))
print("%-10s|%5d|%8.3f|%+d|%05d|%x|%o|%e|%s" % ("left", 42, 3.14159, 7, 42, 255, 8, 12345.6789, [1, 2]))
print(f"{1234567.891:,.1f} {1234567:_d} {255:#06x} {5:03b} {-7:>5} {-7:=5} {3.0} {1e21} {1e-7} {True!s:>6} {None!r:^8}|")
for width in (3, 6, 9):
    print("|".join(f"{v:{width}.{prec}f}" for v in (1.5, 22.75) for prec in (0, 1)))
print(*(f"{c}={ord(c):04x}" for c in "aé€"), sep=", ", end=".\n")
print("a", "b", sep="", end="|"); print(); print("tab\tsep", "new\\nline", r"raw\t"); print(repr("quote's"), str(["it's", 'say "x"']))
print("".join(f"{i * j:4d}" + ("\n" if j == 5 else "") for i in range(1, 4) for j in range(1, 6)), end="")
