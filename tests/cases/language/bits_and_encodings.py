n = 0b1011_0110
print(bin(n), n.bit_count(), n >> 2, n & -n, n ^ 0xFF, ~n & 0xFF, f"{n:08b} {n:#x} {n:o}", [i for i in range(8) if n >> i & 1], int("".join(reversed(f"{n:08b}")), 2))
def gray(i): return i ^ i >> 1
print([f"{gray(i):03b}" for i in range(8)], [b for b in n.to_bytes(2, "big")], int.from_bytes(b"\x01\x02", "little"), bytes([n, 65]).hex(" "))
s = "héllo €"
for enc in ("utf-8", "utf-16-le", "utf-32-be", "latin-1", "ascii", "cp1252"):
    try:
        print(enc, s.encode(enc).hex())
    except UnicodeEncodeError as e:
        print(enc, e.reason, e.start, e.end, e.object[e.start:e.end])
print("".join(chr((ord(c) - 97 + 13) % 26 + 97) if c.islower() else c for c in "uryyb jbeyq"), "".join(format(ord(c), "08b") for c in "Hi"), bytes(int("0100100001101001"[i:i + 8], 2) for i in (0, 8)))
def rle(s):
    from itertools import groupby
    return "".join(f"{len(list(g))}{k}" for k, g in groupby(s))
print(rle("aaabccd"), sum(b << 8 * i for i, b in enumerate(b"\x01\x02\x03")), hash(b"a") == hash(b"a"), 5 & 3 | 8 ^ 2, 1 << 3 + 1, -8 >> 1, -1 >> 100, 2 ** 100 & 2 ** 99)
import codecs
print(codecs.encode("hello", "rot13"), "ab".encode("utf-8").decode("ascii"), codecs.lookup("utf8").name, "é".encode("unicode_escape"), b"\\u00e9".decode("unicode_escape"))
