"""bytes and bytearray: methods, errors, mutation."""


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class I:
    def __index__(self):
        return 3


class B:
    def __bytes__(self):
        return b"from B"


class Bad:
    def __bytes__(self):
        return "x"


for kind in (bytes, bytearray):
    d = kind(b"Hello, World")
    for f in [
        lambda: d, lambda: d.lower(), lambda: d.upper(), lambda: d.title(), lambda: d.swapcase(), lambda: d.capitalize(), lambda: d.find(b"o"), lambda: d.find(111), lambda: d.rfind(b"o", 0, -3), lambda: d.index(b"z"), lambda: d.find("o"), lambda: d.find(256), lambda: d.find(1.5),
        lambda: d.count(b"l"), lambda: d.count(108), lambda: d.startswith(b"He"), lambda: d.startswith((b"x", b"H")), lambda: d.startswith("He"), lambda: d.startswith(("He",)), lambda: d.endswith(b"ld", 3), lambda: d.split(b","), lambda: d.split(), lambda: d.split(""), lambda: d.split(b""), lambda: d.rsplit(b"o", 1), lambda: d.splitlines(), lambda: d.partition(b", "), lambda: d.rpartition(b"zz"), lambda: d.partition(""),
        lambda: d.strip(b"Hd"), lambda: d.strip("H"), lambda: d.lstrip(), lambda: d.replace(b"l", b"L"), lambda: d.replace(b"l", b"", 1), lambda: d.replace("l", "L"), lambda: d.center(20, b"*"), lambda: d.center(20, b"ab"), lambda: d.center(20, "*"), lambda: d.ljust(15) + b"|", lambda: d.rjust(I()), lambda: d.zfill(15), lambda: kind(b"+1").zfill(5), lambda: d.expandtabs(), lambda: d.hex(), lambda: d.hex(":"), lambda: d.hex("-", 4), lambda: d.hex("-", -4), lambda: d.hex("ab"), lambda: d.hex("é"), lambda: d.hex(5),
        lambda: kind.fromhex("48 65"), lambda: kind.fromhex("4"), lambda: kind.fromhex("zz"), lambda: kind.fromhex(5), lambda: d.decode(), lambda: kind(b"\xff").decode(), lambda: kind(b"\xff").decode("latin-1"), lambda: kind(b"\xffabc\xfe").decode("utf-8", "replace"), lambda: kind(b"\xff").decode("utf-8", "ignore"), lambda: kind(b"\xff").decode(errors="backslashreplace"), lambda: d.decode("nope"), lambda: d.decode(5),
        lambda: d.join([b"a", b"b"]), lambda: d.join([b"a", "b"]), lambda: d.join(5), lambda: kind(b",").join([bytearray(b"x"), b"y"]), lambda: d.translate(None, b"lo"), lambda: d.translate(kind.maketrans(b"lo", b"01")), lambda: d.translate(b"x"), lambda: kind.maketrans(b"a", b"bc"), lambda: d.isalpha(), lambda: kind(b"abc").isalpha(), lambda: kind(b"12").isdigit(), lambda: kind(b" \n").isspace(), lambda: kind(b"Ab Cd").istitle(), lambda: kind(b"").isalnum(), lambda: d.isascii(), lambda: kind(b"ab").islower(), lambda: kind(b"AB").isupper(),
        lambda: d[0], lambda: d[-1], lambda: d[1:4], lambda: d[::-1], lambda: d[::5], lambda: d[99], lambda: d["a"], lambda: d[I()], lambda: d[I() :], lambda: len(d), lambda: 72 in d, lambda: b"World" in d, lambda: "W" in d, lambda: 300 in d, lambda: d + b"!", lambda: d + "!", lambda: d + bytearray(b"?"), lambda: d * 2, lambda: 2 * kind(b"ab"), lambda: d * "a", lambda: d * -1, lambda: d == b"Hello, World", lambda: d == "Hello, World", lambda: d < b"I", lambda: d < "a", lambda: list(d[:3]), lambda: list(reversed(d[:3])), lambda: sorted(d[:4]), lambda: d.removeprefix(b"Hello"), lambda: d.removesuffix("x"), lambda: hash(d) == hash(b"Hello, World"), lambda: bool(kind()), lambda: str(d), lambda: f"{d}", lambda: f"{d!r:>30}", lambda: f"{d:5}", lambda: max(d), lambda: sum(d), lambda: type(d.upper()).__name__, lambda: type(d[1:]).__name__,
        lambda: kind(3), lambda: kind(-1), lambda: kind("abc"), lambda: kind("abc", "utf-8"), lambda: kind("é", "ascii"), lambda: kind("é", encoding="latin-1"), lambda: kind([1, 2, 255]), lambda: kind([256]), lambda: kind([-1]), lambda: kind(["a"]), lambda: kind(range(4)), lambda: kind(b"x", "ascii"), lambda: kind(None), lambda: kind(1.5), lambda: kind(I()), lambda: kind(B()), lambda: kind(Bad()), lambda: kind(), lambda: kind(1, 2, 3, 4), lambda: kind(foo=1), lambda: kind(10**20), lambda: kind(x for x in (1, 2)), lambda: kind({1, 2}), lambda: kind(memoryview(b"mv")), lambda: kind(errors="x"), lambda: kind(encoding="x"), lambda: kind(b"abc")[5:2], lambda: kind(b"%s") % b"x",
    ]:
        t(f)
b = bytearray(b"abc")
b.append(100)
b.extend(b"ef")
b.extend([103, 104])
b.insert(0, 33)
b += b"!"
print(b, b.pop(), b.pop(0), b.pop(-2), b)
b.remove(98)
b.reverse()
print(b, b.copy(), b.copy() is b, len(b))
b[0] = 65
b[1:3] = b"xyz"
b[::2] = b"....."[: len(b[::2])]
del b[0]
del b[::2]
print(b)
b *= 3
print(b, b.count(b"."))
b.clear()
print(b, not b)
for f in [lambda: b.pop(), lambda: b.append(256), lambda: b.append("a"), lambda: b.append(), lambda: b.remove(1), lambda: b.extend("ab"), lambda: b.extend(5), lambda: b.extend([300]), lambda: b.insert(0), lambda: b.__setitem__(0, 1), lambda: b.__delitem__(0), lambda: hash(b), lambda: {b: 1}, lambda: bytearray(b"abc").__setitem__(0, 300), lambda: bytearray(b"abc").__setitem__(slice(0, 3, 2), b"xyz"), lambda: bytearray(b"abc").__setitem__("a", 1), lambda: bytearray(b"abc").__setitem__(0, "a"), lambda: b"abc".__setitem__, lambda: bytearray(b"abc").pop(9), lambda: bytearray(b"ab").__setitem__(slice(0, 1), 5), lambda: bytearray(b"ab").__setitem__(slice(0, 1), "x")]:
    t(f)
try:
    b"abc"[0] = 1
except TypeError as e:
    print(e)
try:
    del b"abc"[0]
except TypeError as e:
    print(e)
data = bytearray(b"hello world")
view = memoryview(data)
print(len(view), view[0], bytes(view[:5]), view.tolist()[:3], view.readonly, view.nbytes, view.format, view.itemsize, view.shape, view[::2].tobytes())
view[0] = 72
view[6:11] = b"WORLD"
print(data, view == data, view[1:3] == b"el", view.hex()[:6], bytes(view))
for f in [lambda: data.append(1), lambda: view.__setitem__(0, 300), lambda: view.__setitem__(0, "a"), lambda: view.__setitem__(slice(0, 2), b"abc"), lambda: view[99], lambda: view["a"], lambda: memoryview(b"abc").__setitem__(0, 1), lambda: memoryview("abc"), lambda: memoryview(), lambda: hash(memoryview(b"a")) == hash(b"a"), lambda: hash(view)]:
    t(f)
view.release()
data.append(33)
print(data)
t(lambda: view[0])
with memoryview(b"ctx") as v:
    print(v.tobytes(), [x for x in v], 99 in v, v.obj, sum(v))
t(lambda: v[0])
