b = b"Hello\x00\xff\n'"
print(b, len(b), b[0], b[-1], b[1:4], b[::-1], list(b[:3]), bytes([65, 66]), bytes(3), bytes("é", "utf-8"), bytes())
print(b"a" + b"b", b"ab" * 2, b"l" in b, 108 in b, b.find(b"l"), b.count(b"l"), b.upper(), b.replace(b"l", b"L"), b.startswith(b"He"))
print(b"a,b".split(b","), b" x ".strip(), b"-".join([b"a", b"b"]), b"abc".hex(), b"abc".hex("-"), bytes.fromhex("61 62"), b"%d %s" % (5, b"x"), b"abc".decode())
print(b"a" < b"b", b"a" == "a", hash(b"a") == hash(bytes([97])), b'"', b"'", b'\'"', b"\t\r\\", b"abc".center(7, b"*"), b"abc".isalpha(), b"AbC".swapcase(), b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"7".zfill(3))
ba = bytearray(b"abc")
ba.append(100)
ba += b"ef"
ba[0] = 65
ba[1:3] = b"ZZZ"
del ba[-1]
print(ba, len(ba), ba.pop(), ba.pop(0), ba, bytearray(2), bytearray([1, 2]), ba == b"ZZZd", ba.decode())
ba.extend([33, 34])
ba.insert(0, 35)
ba.remove(33)
ba.reverse()
print(ba, ba.copy(), bytes(ba), ba.find(b"Z"), ba * 2)
m = memoryview(b"hello")
print(m[0], m[1:3].tobytes(), len(m), bytes(m), m.tolist(), m.readonly, m == b"hello", m.nbytes, m.format)
for f in (lambda: b"a" + "b", lambda: bytes("x"), lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes(-1), lambda: b"abc"[9], lambda: bytes.fromhex("6x"), lambda: ba.append(300), lambda: ba.append("a"), lambda: b"a" < "a", lambda: b"".join(["a"]), lambda: b"abc".find("a"), lambda: bytes(["a"]), lambda: b"a".split(","), lambda: m.__setitem__(0, 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    b[0] = 1
except TypeError as e:
    print("TypeError:", e)
