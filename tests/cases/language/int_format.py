n = 1234567
for spec in ("", "d", ",", "_", "x", "X", "o", "b", "#x", "#o", "#b", "10", "<10", "^11", ">10", "=+10", "010", "+", " ", "08x", "#010x", "_x", "_b", "c" if n < 100 else "e", ".2f", "%", "*^15,", "-10d", "n", "20_d", "020,"):
    print(f"{spec!r} {format(n, spec)!r} {format(-n, spec)!r}")
for spec in (".2", ",x", "s", "q", "10.5d", "+c", "#c", ",,", "z"):
    try:
        print(format(65, spec))
    except ValueError as e:
        print(spec, "ValueError:", e)
print(format(65, "c"), format(0x1F600, "c"), format(True), format(True, "d"), format(True, "5"), f"{10 ** 25:,}")
try:
    format(-1, "c")
except OverflowError as e:
    print("OverflowError:", e)
print(f"{5:{'>'}{6}}", f"{5:0{3}}", f"{n:{','}}")
