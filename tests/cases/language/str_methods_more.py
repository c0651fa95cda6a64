"""str methods over edge cases."""


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class Sub(str):
    pass


for s in ["", " ", "abc", "ABC", "Hello World", "straße", "ΑΣ", "ﬁn", "ǆ", "a\tb\n", "１２", "½", "日本語", "  x  ", "don't stop", "İstanbul"]:
    print(repr(s), s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
    print(
        [
            n
            for n in dir(str)
            if n.startswith("is") and getattr(s, n)()
        ]
    )
    print(s.split(), s.rsplit(None, 1), s.partition(" "), s.rpartition("b"), s.splitlines())
    print(s.find("b"), s.rfind("b"), s.count(""), s.replace("", "-"), s.strip("a "), len(s), s[::-1], s[1:], s[-2:], s * 2)
    print(s.center(11, "*"), s.ljust(6, ".") + "|", s.rjust(6, "."), s.zfill(6))
    print(s.encode(), s.encode("utf-16-le"), ascii(s), hash(s) == hash(s + ""))
print("abcabc".find("c", Index(3)), "abc".center(Index(9), "-"), "abc"[Index(1)], "abcdef"[Index(1) : Index(4)], "ab" * Index(2))
print("a,b,c".split(",", Index(1)), "x".zfill(Index(4)), "\t".expandtabs(Index(3)) + "|")
print("abc".startswith(""), "abc".startswith("", 4), "abc".find("", 3), "abc".find("", 4), "abc".endswith(("x", "c")), "abc".startswith(()))
print("a b  c ".split(" "), " a b ".split(None, 0), "a--b--c".rsplit("--", 1), "abc".split("abc"))
print("a\r\nb\rc\n\nd".splitlines(), "a\r\nb".splitlines(True), "a\n".splitlines(keepends=True), "a\x0bb\x0cc\u2028d".splitlines())
print("-".join("abc"), "".join([]), ", ".join(str(i) for i in range(4)), "x".join({"k": 1}))
print("hello".translate(str.maketrans("el", "ip")), "hello".translate({104: "J", 101: None, 108: 76}), "abc".translate(str.maketrans("", "", "b")))
print(str.maketrans("ab", "xy", "z"), str.maketrans({"a": "b", 99: None}))
print("{0} {1} {0}".format("a", "b"), "{} {}".format(1, 2), "{x[0]} {y.real}".format(x=[7], y=3), "{:>5}|{:<5}|{:^5}".format(1, 2, 3))
print("abc".removeprefix("ab"), "abc".removesuffix("bc"), "abc".removeprefix("x"), "abc".replace("b", "B", 0), "aaa".replace("a", "b", 2), "aaa".replace("a", "b", count=1))
print("a" < "b", "a" < "A", "abc" < "abd", "ab" < "abc", "é" > "z", "\U0001f600" > "\uffff", "" < "a")
s = Sub("hey")
print(s, repr(s), type(s).__name__, type(s + "x").__name__, type(s.upper()).__name__, type(str(s)).__name__, s == "hey", {s: 1}["hey"], len(s), s[0], "he" in s)
print(type(s.strip()).__name__, type("".join([s])).__name__, isinstance(s, str), f"{s}", "%s" % s, "{}".format(s), s.__add__("!"), s * 2)
print("a".__add__("b"), "abc".__contains__("b"), "abc".__getitem__(1), "abc".__len__(), "abc".__mul__(2), "ab".__rmul__(2), "a".__eq__("a"), "a".__eq__(1), "a".__lt__("b"), "a".__hash__() == hash("a"))
print(list(iter("añb")), list(reversed("abc")), sorted("hello"), max("hello"), min("hello"), set("aab") == {"a", "b"}, tuple("ab"), list(enumerate("ab")))
print("\x00\x1f\x7f\x80\xa0\xad\u0378\ue000\U000e0001'\"\\".__repr__(), ascii("é日😀\n"), repr("it's"), repr('say "hi"'), repr("both ' and \""))
print("%s|%r|%a|%c|%c|%%|%5.1f|%-5d|%05d|%+d|%x|%#o|%e|%g" % ("é", "é", "é", "z", 233, 3.14159, 42, 42, 42, 255, 8, 12345.678, 0.00001234))
print("%(a)s %(b)d %(a)r" % {"a": "x", "b": 3}, "%s" % (1,), "%s" % [1, 2], "%s %s" % ("a", (1, 2)), "%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159))
print("x".isidentifier(), "1x".isidentifier(), "def".isidentifier(), "é".isidentifier(), "a b".isidentifier(), "".isidentifier(), "_".isidentifier())
print("abc" "def", "a" + "b" * 3, ("ab" * 3).count("ab"), "ab" * 0, "ab" * -1, "x" in "xyz", "" in "", "xz" not in "xyz")
print(chr(65), chr(0x1F600), ord("é"), ord("😀"), ascii("\u20ac"), hex(255), oct(8), bin(-5), hex(-(2**70)), hex(Index(17)))
