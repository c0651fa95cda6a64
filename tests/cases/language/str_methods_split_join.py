s = "  the quick  brown fox  "
print(s.split(), s.split(" "), s.split("q"), s.rsplit(None, 1), s.split(maxsplit=2), "a,b,,c".split(","), "a,b,c".rsplit(",", 1))
print("".split(), "".split(","), "one\ntwo\r\nthree\rfour\x0bfive\n".splitlines(), "a\n\nb".splitlines(True))
print("key=value=x".partition("="), "none".partition("="), "key=value=x".rpartition("="), "none".rpartition("="))
print("-".join("abc"), ",".join(["x"]), "".join([]), ", ".join(str(i) for i in range(3)))
print(s.strip(), s.lstrip() + "|", s.rstrip() + "|", "xxhixx".strip("x"), "abcba".strip("ab"), "mississippi".lstrip("mis"))
print("Hello".replace("l", "L"), "aaaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("b", ""))
print("test.py".removesuffix(".py"), "test.py".removeprefix("te"), "test".removesuffix("x"), "test".removeprefix(""))
for f in (lambda: "a".split(""), lambda: "a".join([1]), lambda: "a".join(5), lambda: ",".join(["a", None]), lambda: "a".partition(""), lambda: "a".split(1), lambda: "a".strip(1), lambda: "a".replace("a"), lambda: "abc".split(",", "x")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
