"""Prints the table hashes.tsv: run it with a 64-bit CPython under PYTHONHASHSEED=0."""


def esc(s):
    return "".join(c if " " <= c <= "~" and c != "\\" else f"\\u{{{ord(c):x}}}" for c in s)


M = 2**61 - 1
for n in [0, 1, -1, -2, 2, M, M - 1, M + 1, -M, -M - 1, 2**63, -(2**63), 10**30, -(10**30), 3**300, 2**61 * 5 + 3]:
    print("hash_int", hex(n), f"={hash(n)}", sep="\t")
for x in [0.0, -0.0, 1.0, -1.0, 0.5, 0.1, -0.1, 1e300, 1e-300, 5e-324, 2.0**61, 3.14, float("inf"), float("-inf"), 1.7976931348623157e308, 123456.789, -2.0]:
    print("hash_float", x.hex(), f"={hash(x)}", sep="\t")
for c in [0j, 1j, 1 + 2j, -1 - 1j, 0.5 + 0.25j, complex(-1, 0), complex(0, -1)]:
    print("hash_complex", c.real.hex(), c.imag.hex(), f"={hash(c)}", sep="\t")
for t in ["", "a", "abc", "hello world", "12345678", "123456789", "é", "日本語", "😀x", "x" * 100]:
    print("hash_str", esc(t), f"={hash(t)}", sep="\t")
for t in [(), (1,), (1, 2), (0, 0, 0), (-1, "a"), tuple(range(20)), ("x", 1.5)]:
    print("hash_tuple", " ".join(str(hash(i)) for i in t), f"={hash(t)}", sep="\t")
    print("hash_frozenset", " ".join(str(hash(i)) for i in frozenset(t)), f"={hash(frozenset(t))}", sep="\t")
