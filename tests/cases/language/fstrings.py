import datetime
name, n, pi, d = "Ann", 5, 3.14159, {"k": [1, 2]}
print(f"{name} {n + 1} {pi:.2f} {d['k'][1]} {d["k"]} {{literal}} {name!r:>7} {n:03d}")
print(f"{n=} {n = } {name=!s} {pi=:.1f} {n+1=} {d=} {name = !r:>8}")
print(f"{'nested ' + f'{n * 2} {f"{name}"}'}", f"{n:{n}.{1}f}", f"{n!r:^{n * 2}}|", f"{'a' if n > 3 else 'b'}")
print(f"{datetime.date(2024, 2, 29):%d.%m.%Y} {datetime.time(1, 2):%H:%M}", f"{(lambda x: x * 2)(n)}", f"{ {1, 2} == {2, 1} }")
print(f"""multi
{n
 + 1} line {name
 .upper()}""")
print(f"{n:>{'5'}}" f"{n:<5}" "plain {n}", rf"raw \n {n}", f"\x41 \u00e9 {'\n'.join('ab')}", F"{n}", fr"\{n}")
print(f"{n:,} {10 ** 6:,} {255:#x} {255:08b} {0.25:.0%} {1e10:g} {-5:+} {True:d} {None} {[1, 'a']} {print}"[:60])
print(f"{'#'} {n # comment
}", f"{"\""}", f"{n}" == "5", f"" == "", f"{''!r}", f"{n:}", f"{(x := 7)} {x}", f"{n:=+5}")
print(f"{1 if True else 2} {not n} {n == 5} {n != 5} {n >= 5} {lambda_ if (lambda_ := 3) else 0} {[i for i in range(3)]} {*range(3),}")
for spec in ("d", "x!"):
    try:
        print(f"{name:{spec}}")
    except ValueError as e:
        print("ValueError:", e)
