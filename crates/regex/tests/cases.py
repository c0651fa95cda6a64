# Prints cases for the matcher: pattern, flags, text, spans of all matches with groups (or the error).
import random
import re
import warnings
warnings.simplefilter("ignore")
rng = random.Random(7)
ATOMS = ["a", "b", "c", ".", "\\w", "\\d", "\\s", "[ab]", "[^a]", "[a-c]", "\\b", "^", "$", "x", "1", " ", "\\B", "\\W", "é", "\\1", "(?:)", "\\n"]


def gen(depth):
    kind = rng.random()
    if depth <= 0 or kind < 0.35:
        return rng.choice(ATOMS)
    if kind < 0.6:
        return "".join(gen(depth - 1) for _ in range(rng.randint(1, 4)))
    if kind < 0.7:
        return "(" + gen(depth - 1) + ")"
    if kind < 0.75:
        return "(?:" + gen(depth - 1) + "|" + gen(depth - 1) + ")"
    if kind < 0.8:
        return rng.choice(["(?=", "(?!", "(?<=", "(?<!", "(?>", "(?i:", "(?P<n%d>" % rng.randint(0, 3)]) + gen(depth - 1) + ")"
    if kind < 0.83:
        return "(a)?b(?(1)" + gen(depth - 2) + "|" + gen(depth - 2) + ")"
    base = gen(depth - 1)
    return ("(?:" + base + ")" if len(base) > 1 and rng.random() < .9 else base) + rng.choice(["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{,2}?", "*+", "++", "?+", "{0,1}"])


def show(p, flags, t):
    try:
        r = re.compile(p, flags)
    except re.error as e:
        return "error " + ascii(str(e))
    except (OverflowError, ValueError) as e:
        return type(e).__name__ + " " + ascii(str(e))
    out = []
    for m in r.finditer(t):
        out.append(",".join("%d-%d" % m.span(i) for i in range(r.groups + 1)) + "/" + str(m.lastindex))
    f = r.fullmatch(t)
    return " ".join(out) + " full " + ("none" if f is None else ",".join("%d-%d" % f.span(i) for i in range(r.groups + 1)))


BAD = ["(", ")", "a)", "[", "[a", "[]", "[b-a]", "[\\w-z]", "*", "a**", "a{2}{3}", "a{3,2}", "(?", "(?P", "(?P<", "(?P<a", "(?P<1>a)", "(?P<a>)(?P<a>)",
       "(?P=x)", "(?Px)", "\\", "a\\", "\\1", "(\\1)", "(?<=a*)b", "(?<a)", "(?#", "\\q", "[\\q]", "\\x1", "\\u12", "\\400", "[\\400]", "(?z)", "(?i", "(?i-", "(?i-i:a)",
       "(?-", "a(?i)b", "(?(1)a|b|c)", "(?(2)a)", "(?(0)a)", "(?(x)a)", "(?(", "(?L)a", "(?au:a)", "a{99999999999}", "(?<=(a)\\1)", "(?P<>a)", "(?P=)", "x\n(", "\\N{NOPE}x(", "(?i:a", "(?=a", "+a", "|*", "(*)", "^*", "a|*", "(?:a)**", "\\Z*", "\\8", "(a)\\2", "(?P<n>a)(?P=n", "{", "a{", "a{1", "a{,}", "a{x}", "{1}", "[z-\\d]", "[a-", "[]-a]", "[^]a]", "(?x) a # c\n b", "(?im)^A$", "(?s).", "\\A\\z", "[[a]", "(?<=^a)b", "(?<!ab|cd)e", "(?<!ab|c)e", "\\0", "\\07a", "\\101"]
cases = [(p, 0, "aab cd\na1") for p in BAD]
HAND = [(r"(\w+)@(\w+)\.com", 0, "joe@x.com, ann@yy.com"), (r"(a|ab)(c|bcd)(d*)", 0, "abcd"), (r"(?:(a)|b)*", 0, "abba"), (r"(a*)*", 0, "aab"), (r"(a*)+?", 0, "aab"), (r"(?:a?)*?b", 0, "aab"),
        (r"straße", re.I, "STRASSE STRAßE"), (r"[à-ü]+", re.I, "ÀÉü"), (r"ſ", re.I, "S s ſ"), (r"k", re.I, "K k K"), (r"\w+", re.A, "aé b"), (r"\d+", 0, "12 ٣٤"), (r"\s", 0, "a\x1c\u3000\x85b"),
        (r"^\w", re.M, "ab\ncd\n"), (r"\w$", re.M, "ab\ncd\n"), (r"$", 0, "ab\n"), (r"", 0, "abc"), (r"x*", 0, "axb"), (r"\b", 0, "hi there"), (r"(?=(a+))a*b\1", 0, "baaabac"), (r"(x+x+)+y", 0, "xxxxxxxxxxxxxxxx"),
        (r"(?P<y>\d{4})-(?P<m>\d\d)", 0, "on 2024-05 and 1999-12"), (r"((a)|(b))+", 0, "abab"), (r"(a)(?=(b))", 0, "ab"), (r"(?!(a)b)a", 0, "acab"), (r"(?>a+)ab", 0, "aaab"), (r"a++b", 0, "aaab"),
        (r"(?i)(A)\1", 0, "aA"), (r"(.)(?<=\1\1)", 0, "abba") , (r"[\s\d]+", 0, "a 1 b"), (r"[^\W\d]+", 0, "ab12cd"), (r"µ", re.I, "μ µ"), (r"[^k]", re.I, "K"), (r"İ", re.I, "i İ"), (r"σ", re.I, "ς Σ")]
cases += HAND
while len(cases) < 900:
    t = "".join(rng.choice("aaabbbc x1\né") for _ in range(rng.randint(0, 12)))
    cases.append((gen(4), rng.choice([0, 0, 0, re.I, re.M, re.S, re.X, re.A, re.I | re.M]), t))
for p, f, t in cases:
    print("\t".join([ascii(p)[1:-1], str(int(f)), ascii(t)[1:-1], show(p, f, t)]))
