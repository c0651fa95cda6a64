s = "Hello World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize(), s.casefold(), "straße".casefold(), "ß".upper(), "ǆ".title())
print(s.find("o"), s.find("o", 5), s.find("z"), s.rfind("o"), s.index("W"), s.rindex("l"), s.count("l"), s.count(""), "aaaa".count("aa"), s.find("", 20))
print(s.startswith("Hell"), s.startswith(("x", "H")), s.endswith("ld"), s.endswith("Wor", 0, 9), s.startswith("World", 6), "".startswith(""))
print(s.center(20, "*"), s.ljust(15, ".") + "|", s.rjust(15) + "|", "42".zfill(5), "-42".zfill(5), "+x".zfill(4), "abc".zfill(2))
print("abc".isalpha(), "abc1".isalnum(), "123".isdigit(), "½".isnumeric(), "²".isdigit(), "²".isdecimal(), " \t".isspace(), "".isalpha(), "Abc Def".istitle(), "abc".islower(), "ABC1".isupper(), "a_1".isidentifier(), "1a".isidentifier(), "abc\n".isprintable(), "é".isascii())
print("a\tb\tcd".expandtabs(4), "x".expandtabs(), "01\t012\t0123".expandtabs())
print("hello".translate(str.maketrans("el", "ip")), "hello".translate({ord("l"): None, ord("o"): "0!"}), "abc".translate(str.maketrans({"a": "1", "b": 2})), "hello".translate(str.maketrans("l", "L", "h")))
print("abc" < "abd", "Z" < "a", "abc" < "abcd", "a" * 3, 3 * "ab", "x" * -1, "ell" in "hello", "" in "", max("hello"), sorted("hello"))
print("{:>5}|{:<5}|{:^5}|{:*^7}".format("a", "b", "c", "d"), "%5s|%-5s|%.2s" % ("a", "b", "cde"))
for f in (lambda: s.index("z"), lambda: s.rindex("z"), lambda: s.startswith(1), lambda: s.center("x"), lambda: s.center(5, "ab"), lambda: "a" in 1, lambda: 1 in "a", lambda: str.maketrans("a", "bc"), lambda: ord("ab"), lambda: chr(-1), lambda: chr(0x110000), lambda: "a" + b"b", lambda: "abc"[5], lambda: "abc"["x"], lambda: str.upper(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
