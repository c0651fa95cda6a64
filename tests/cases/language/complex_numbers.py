import cmath
z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), -z, z * 1j, z / 2, z ** 2, z == 3 + 4j, z != 3)
print(1j, -1j, 0j, complex(1), complex(0, -0.0), complex(-0.0, 1), 1e20j, complex("1+2j"), complex("-j"), complex(" 3 "), complex(1.5, 2))
print(repr(complex(float("nan"), float("inf"))), hash(1 + 0j) == hash(1), bool(0j), (1 + 2j) * (3 - 1j), (1 + 2j) / (3 - 1j))
print(f"{z}", f"{z:.2f}", f"{z:>12}", f"{z:+.1e}", str(1.5 + 0j))
print(cmath.sqrt(-1), cmath.phase(-1), cmath.polar(1j), abs(cmath.exp(1j * cmath.pi) + 1) < 1e-15, cmath.rect(2, 0))
print(sum([1j, 2, 3.5]), pow(2j, 3), 2 ** 1j == cmath.exp(1j * cmath.log(2)), complex(2) == 2, 1j ** 2)
for f in (lambda: z < 1, lambda: z // 2, lambda: z % 2, lambda: int(z), lambda: float(z), lambda: complex("1 + 2j"), lambda: z / 0, lambda: complex("x"), lambda: complex("1", 2), lambda: round(z)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
