import re
m = re.match(r"(\w+) (\d+)", "hello 42 world")
print(m, m.group(), m.group(1), m.group(1, 2), m.groups(), m[2], m.start(2), m.end(), m.span(1), m.string, m.re.pattern, m.pos, m.lastindex, re.match("x", "abc"))
print(re.search(r"\d+", "a1b22").group(), re.findall(r"\d+", "a1b22c"), re.findall(r"(\w)(\d)", "a1 b2"), re.findall(r"(\w)\d", "a1 b2"), [x.span() for x in re.finditer("a", "banana")], re.fullmatch(r"\d{3}", "123") is not None, re.fullmatch(r"\d", "12"))
print(re.sub(r"\d", "#", "a1b2"), re.sub(r"(\w)(\d)", r"\2\1", "a1b2"), re.sub(r"\d", lambda m: str(int(m[0]) * 2), "a5b7", count=1), re.subn("a", "x", "banana"), re.sub(r"(?P<n>\d)", r"<\g<n>\g<0>>", "1"), re.split(r"[,;]\s*", "a, b;c"), re.split(r"(-)", "a-b-c"), re.split("x*", "axbc"), re.split(",", "a,b,c", maxsplit=1))
n = re.match(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?", "2024-05")
print(n.groupdict(), n["year"], n.group("month"), n.groups("none"), n.lastgroup, n.expand(r"\g<month>/\1"), n.groupdict(default=0))
p = re.compile(r"^(a+)b*?$", re.I | re.M)
print(p, p.flags, p.groups, p.findall("AAB\nab\nb"), p.search("xx\naa").span(), re.compile("a") == re.compile("a"), re.escape("a.b*c"), bool(re.search("(?i)HELLO", "hello")), p.groupindex)
print(re.findall(r"\bfoo\b", "foo food foo"), re.findall(r"a.c", "abc a\nc", re.S), re.findall(r"(?<=\$)\d+", "$5 6 $77"), re.findall(r"\d+(?!%)\b", "5% 66"), re.findall(r"(?<!a)b", "ab cb"), re.sub(r"\s+", " ", " a  b\t\nc "), re.findall(r"(a|b)\1", "aabbab"), re.match(r"(?:(a)|b)+", "ab").groups(), re.findall("[^a-c]", "abcd"), re.findall(r"\w+", "héllo wörld"), re.findall(r"[\u4e00-\u9fff]+", "中文 abc"), re.findall(r"\w", "é", re.A))
for f in (lambda: re.compile("("), lambda: re.compile("[a"), lambda: re.compile("*a"), lambda: re.compile("a**"), lambda: re.compile(r"\1"), lambda: re.compile("(?P<a>x)(?P<a>y)"), lambda: re.compile("a{2,1}"), lambda: re.compile("(?z)"), lambda: m.group(9), lambda: m.group("x"), lambda: re.match("a", b"a"), lambda: re.sub("a", r"\9", "a"), lambda: re.compile("[z-a]"), lambda: re.compile(")"), lambda: re.compile(r"\q"), lambda: re.compile("(?P<1>a)"), lambda: re.match(5, "a"), lambda: re.compile("(?<=a+)b")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
