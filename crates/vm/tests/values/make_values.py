"""Prints the table values.tsv: run it with CPython 3.14 (`node oracle.mjs make_values.py`).

A row is a function's name, its arguments, and what CPython gives: `=` and the result or `!` and the exception.
Fields are separated by tabs; backslash, tab, newline and everything not printable ASCII are escaped as \\u{hex}.
"""
import itertools


def esc(s):
    return "".join(c if " " <= c <= "~" and c != "\\" else f"\\u{{{ord(c):x}}}" for c in s)


def row(name, args, call):
    try:
        out = "=" + call()
    except Exception as e:
        # The errno of the machine that CPython was built for.
        out = f"!{type(e).__name__}: {e}".replace("(68, 'Result not representable')", "(34, 'Numerical result out of range')")
    print("\t".join([name, *(esc(str(a)) for a in args), esc(out)]))


FLOATS = [
    0.0, -0.0, 1.0, -1.0, 0.1, 0.5, 1.5, 2.5, 3.5, 0.125, 0.375, 2.675, 1e15, 1e16, 1e17, 123456789012345678.0, 1e22, 1e23, 1e-4, 1e-5,
    0.0001234, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 3.14159, 1234.5678, 999999.5, 9999995.0, 0.000099999, 1e100,
    float("inf"), float("-inf"), float("nan"), 12345.678, -12345.678, 99.995, 1e6, 1234567.0, 0.05, 15.0, 25.0, 35.0, -25.0, 1e300, 4503599627370497.5,
]
for x in FLOATS:
    row("float_repr", [x.hex()], lambda: repr(x))
    row("float_hex", [x.hex()], lambda: x.hex())
    row("float_ratio", [x.hex()], lambda: str(x.as_integer_ratio()))
    row("float_int", [x.hex()], lambda: hex(int(x)))
    row("float_round", [x.hex()], lambda: hex(round(x)))
    for nd in (-400, -3, -2, -1, 0, 1, 2, 3, 5, 15, 17, 30, 400):
        row("float_round_to", [x.hex(), nd], lambda: repr(round(x, nd)))
FSPECS = [
    "", "f", ".0f", ".1f", ".2f", ".10f", "e", ".0e", ".3e", "E", "g", ".3g", ".0g", ".10g", "G", "#g", "#.3g", "#.0f", "#.0e", "n", "%", ".1%", ".3", ".0", ".17", "10",
    "<10", "^11.2f", "010", "+", " ", "+.2f", ",", ",.2f", "_", "_.3f", "020,.2f", "021,.1f", "022,.1f", "*^20,.3f", "=+12.1f", "z.1f", "z", "z.0f", ".6_f", ".6,f", "._f", ".,",
    "_._", ".10,g", ",.8_f", "012_.4_f", "d", "s", "x", "c", "q", ".", "10.", ".5d", "é", "\x01", "0<10", "x<10,", ",_", "_,", ".,_f", "._,", "bad", "99999999999999999999", ".99999999999999999999f", "#", "#.3",
    ".400f", "=10", "-", "-10.1f", ",n", ".3,n", ",e", "_g", ",%", "020", "010,", "09,", ",x",
]
for x, s in itertools.product([0.0, -0.0, 1.0, -1.5, 1234567.891, -0.04, 1e20, 1.5e-7, float("inf"), float("-inf"), float("nan"), 123456.0], FSPECS):
    row("float_format", [x.hex(), s], lambda: format(x, s))
INTS = [0, 1, -1, 7, -42, 255, 1000, 999999, 1234567, -1234567, 2**63, -(2**64), 10**30, 65]
ISPECS = [
    "", "d", "n", "b", "o", "x", "X", "#b", "#o", "#x", "#X", "c", "5", "<5", "^8", ">8", "=8", "08", "+", " ", "+d", "*^12", ",", "_", "_b", "_x", "#_x", ",x", ",b", "_o", ",c", "_c", "012,", "013,", "014,", "015_x", "020_b",
    "#012x", "#010b", "e", ".2e", "f", ".1f", "g", "%", ".3", ".3d", "z", "zd", "zf", "+c", "#c", " c", "5c", "^5c", "s", "q", "\x1f", "0=5", "<05", "x=+9d", ",.2f", "é>5", "10d ", "000", "00010", "d5", ".2,d", ".,d", "._", ",d", "_d", ",n", "_n", "E", "F", "G", "-5", "+08.1f",
]
for n, s in itertools.product(INTS, ISPECS):
    row("int_format", [hex(n), s], lambda: format(n, s))
for n in [0x110000, -1, 2**70, 0x1F600]:
    row("int_format", [hex(n), "c"], lambda: format(n, "c"))
CSPECS = ["", "f", ".2f", "e", "g", ".3", "n", "20", "<20", "^20.1f", "+", " ", ",", "_.1f", "010", "=10", "#", "#.3g", "%", "d", "s", "E", "z.1f", "*>15.1f", "G", ".0", ".1", ".6_f"]
for c, s in itertools.product([0j, 1j, -1j, 1 + 2j, -1.5 - 0.25j, complex(-0.0, 1), complex(0, -0.0), 1e20 + 1e-7j, complex("inf"), complex("nan"), complex(0, float("inf")), 12345.678 + 1e16j, complex(-0.0, -0.0)], CSPECS):
    row("complex_format", [c.real.hex(), c.imag.hex(), s], lambda: format(c, s))
for t, s in itertools.product(["", "a", "hello", "日本語", "é\t'"], ["", "s", "10", "<10", ">10", "^10", "^9", "*^11", "é>8", ".2", "10.2", ".0", "08", "=8", "+", " ", "-5", "#", "z", ",", "_", ",s", "d", "f", "q", "010s", ".3s", "0", "<08", "10.", "5x5", ".,s", "._", "日", "日>"]):
    row("str_format", [t, s], lambda: format(t, s))
for f in ["%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%+ d", "%.5d", "%8.5d", "%-8.5d|", "%08.5d", "%x", "%#x", "%X", "%#X", "%o", "%#o", "%#010x", "%-#10x|", "%i", "%u", "%+x", "%.0d", "%ld", "%hhd", "%5", "%", "%z", "%5z", "%é", "%-+05d|", "%#.5x", "%.3x", "%w"]:
    for n in [0, 42, -42, 2**70]:
        row("percent_int", [f, hex(n)], lambda: f % n)
for f in ["%f", "%.2f", "%e", "%.0e", "%E", "%g", "%G", "%#g", "%.10g", "%10.2f", "%-10.2f|", "%010.2f", "%+f", "% f", "%#.0f", "%.0f", "%F", "%05f", "%+010.1e", "%-010.1f|"]:
    for x in [0.0, -0.0, 1.5, 2.5, -1234.5678, 1e20, 1e-10, float("inf"), float("-inf"), float("nan")]:
        row("percent_float", [f, x.hex()], lambda: f % x)
for f in ["%s", "%10s", "%-10s|", "%.2s", "%10.3s", "%-8.1s|", "%010s", "%.0s", "%+s", "%c", "%5c", "%-3c|", "%.0c"]:
    for t in ["é", "x"]:
        row("percent_str", [f, t], lambda: f % t)
for t, b in itertools.product(
    ["0", "1", "-1", "+5", " 42 ", "1_000", "_1", "1_", "1__0", "0x1f", "0X1F", "0b101", "0o17", "0b2", "ff", "z", "Zz", "", " ", "+", "-", "--1", "1 2", "0x", "0x_1", "0_1", "00", "010", "0_0", "1.5", "１２", "٣", "é", "1e5", "\u20031\u2003", "9" * 25, "-" + "9" * 25, "a'b", "-0", "0b_1_0", "\x1f7", "9" * 5000, "1" * 4300],
    [10, 0, 2, 8, 16, 36, 1, 37, -1],
):
    row("int_parse", [t, b], lambda: hex(int(t, b)))
row("int_str", [hex(10**4299)], lambda: str(10**4299))
row("int_str", [hex(10**4300)], lambda: str(10**4300))
row("int_str", [hex(-(10**5000))], lambda: str(-(10**5000)))
row("int_str", [hex(10**20000)], lambda: str(10**20000))
for t in ["0", "1.5", "-1.5", " 2.5 ", "1e5", "1E+5", "1e-5", ".5", "5.", ".", "", " ", "inf", "-inf", "Infinity", "nan", "-NaN", "+nan", "1_0.5", "1_.5", "1._5", "_1", "1e_5", "1e1_0", "1e", "0x1", "1,5", "１.５", "infinit", "in f", "1 2", "1e400", "-1e400", "1e-400", "2.4703282292062327e-324", "2.4703282292062328e-324", "é", "1e+", "+.5e3", "1__0", "\x1f1", "1d5", "1f", "nan(1)", "--1", "9007199254740993"]:
    row("float_parse", [t], lambda: repr(float(t)))
for t in ["0x1.8p+1", "1.8", "0x.8", "-0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1p1024", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7fp1023", "inf", "-Infinity", "nan", "", "0x", "p1", "0x1p", "0x1p+", " 0x1p3 ", "1p-2", "0xg", "0x1.", "0x.p1", "0x1.00000000000008p0", "0x1.00000000000018p0", "0x1.000000000000080000000000000000000000001p0", "0x0p99999999999999999999", "1p99999999999999999999"]:
    row("float_fromhex", [t], lambda: repr(float.fromhex(t)))
for t in ["1", "1j", "j", "-j", "+j", "1+2j", "1-2j", "-1.5e3-2e-5j", "(1+2j)", " ( 1+2j ) ", "1 + 2j", "", "()", "1+", "1j2", "inf", "infj", "nan+nanj", "-inf-infj", "1e5j", "1e+5j", "1_0+2_0j", "1+j", "1++2j", "1+2", "((1))", "1+2J", "a", "(1+2j", "1jj", "-0-0j", "1e5+1e5j"]:
    row("complex_parse", [t], lambda: repr(complex(t)))
BIG = [0, 1, -1, 7, -7, 10, 2**31, -(2**63), 2**64 + 3, -(10**30), 10**30 + 7, 3**200, -(3**210)]
for a, b in itertools.product(BIG, BIG):
    row("divmod", [hex(a), hex(b)], lambda: "%x %x" % divmod(a, b))
    row("truediv", [hex(a), hex(b)], lambda: (a / b).hex())
EXTREME = [2**1024, 2**1023, 2**2000, -(2**3000), 10**308, 10**309, 10**400 + 1, (2**53 - 1) << 971, ((2**54 - 1) << 970), ((2**54 - 1) << 970) - 1, 3, 1]
for a, b in itertools.product(EXTREME, EXTREME):
    row("truediv", [hex(a), hex(b)], lambda: (a / b).hex())
    row("truediv", [hex(b), hex(a * 3)], lambda: (b / (a * 3)).hex())
for a in BIG + EXTREME + [2**53 + 1, 2**54 + 2, 2**54 + 6, 2**64 - 1, 2**63 + 1025, 2**63 + 1024, 2**100 + 2**47, 2**100 + 2**47 + 1]:
    row("int_float", [hex(a)], lambda: float(a).hex())
    row("int_bits", [hex(a)], lambda: f"{a.bit_length()} {a.bit_count()}")
    for n in (-40, -20, -3, -1, 0, 2):
        row("int_round", [hex(a), n], lambda: hex(round(a, n)))
for a in [5, 15, 25, -5, -15, -25, 149, 150, 151, 250, 350, 50, 49, 51, 500, 499]:
    for n in (-1, -2, -3, -4):
        row("int_round", [hex(a), n], lambda: hex(round(a, n)))
for a, n in itertools.product([0, 5, -5, 2**70, -(2**70)], [0, 1, 3, 64, 200, -1]):
    row("shl", [hex(a), hex(n)], lambda: hex(a << n))
    row("shr", [hex(a), hex(n)], lambda: hex(a >> n))
for a, e, m in itertools.product([0, 1, 2, -3, 10**20], [0, 1, 5, 100, -1], [1, 7, -7, 10**15, 0, 9]):
    row("pow_mod", [hex(a), hex(e), hex(m)], lambda: hex(pow(a, e, m)))
for n, k, o, s in itertools.product([0, 1, 255, 256, -1, -128, -129, 127, 128, 2**64], [0, 1, 2, 9], ["big", "little"], [0, 1]):
    row("to_bytes", [hex(n), k, o, s], lambda: n.to_bytes(k, o, signed=bool(s)).hex())
for d, o, s in itertools.product(["", "00", "ff", "0100", "80ff", "ffffffffffffffffff"], ["big", "little"], [0, 1]):
    row("from_bytes", [d, o, s], lambda: hex(int.from_bytes(bytes.fromhex(d), o, signed=bool(s))))
FS = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 3.0, 1e300, -1e-300, float("inf"), float("-inf"), float("nan"), 7.25, -0.1, 2.0, -3.0]
for a, b in itertools.product(FS, FS):
    row("float_divmod", [a.hex(), b.hex()], lambda: repr(divmod(a, b)))
    row("float_pow", [a.hex(), b.hex()], lambda: repr(a**b))
for n, x in itertools.product([0, 1, 2**53, 2**53 + 1, -(2**60) - 1, 10**400, -(10**400), 2**70], [0.0, 0.5, 2.0**53, 2.0**53 + 2, -(2.0**60), 1e308, float("inf"), float("-inf"), float("nan"), 2.0**70, 1.0]):
    row("cmp", [hex(n), x.hex()], lambda: "<" if n < x else ">" if n > x else "=" if n == x else "?")
CS = [0j, 1 + 2j, -1j, 1.5 - 2.5j, 3 + 0j, complex(-2, -0.0), 1e200 + 1e200j, 0.5 + 0j, complex(-1, 0)]
for a, b in itertools.product(CS, CS):
    for op in "*/":
        row("complex_" + op, [a.real.hex(), a.imag.hex(), b.real.hex(), b.imag.hex()], lambda: repr(a * b if op == "*" else a / b))
    row("complex_pow", [a.real.hex(), a.imag.hex(), b.real.hex(), b.imag.hex()], lambda: repr(a**b))
TEXTS = [
    "", "a", "abc", "aXbXc", "  hi  there  ", "Hello World", "HELLO", "hello", "ß", "ŉ", "ǆ Ǆ ǅ", "ﬁx", "ΑΣ ΑΣΑ", "Σ", "İ", "i̇", "they're bill's", "123", "²③", "½", "一二", "٣٤", "a1_", "_x", "1a", "\n\r\n\x0b\x0c\x1c\x85\u2028z",
    "a\tb\tc", "\t\n", "tab\there\nnew\tline", "日本語", "ა Ა", "xx", "aaaa", "+42", "-7", "x=1=2", "a,b,,c,", ",", "'\"", "'", '"', "\\\x00\x7f\xa0\xad\u200b\U0001f600\ue000", "\u0345", "Ⅷ ⅷ", "ªº", "Title Case", "Title case", "A B", "aB", "e\u0301", "𝔘𝔫", "ᾳ ᾼ", "Ꭰ ꭰ", "Hello, Wörld ÀÉ",
]
for t in TEXTS:
    for m in "lower upper title capitalize swapcase casefold isalpha isalnum isdecimal isdigit isnumeric isspace isprintable isascii isidentifier islower isupper istitle strip lstrip rstrip split rsplit splitlines expandtabs".split():
        row("str", [t, m], lambda: repr(getattr(t, m)()))
    row("repr", [t], lambda: repr(t))
    row("ascii", [t], lambda: ascii(t))
    row("splitlines_keep", [t], lambda: repr(t.splitlines(True)))
    for w in (0, 3, 4, 7, 8):
        for m in ("center", "ljust", "rjust", "zfill"):
            row(m, [t, w], lambda: repr(getattr(t, m)(w, *("*" if m != "zfill" else ""))))
        row("expandtabs_to", [t, w], lambda: repr(t.expandtabs(w)))
        row("split_max", [t, w - 1 if w else 0], lambda: repr(t.split(None, w - 1 if w else 0)))
        row("rsplit_max", [t, w - 1 if w else 0], lambda: repr(t.rsplit(None, w - 1 if w else 0)))
    for p in ["", "a", "X", "l", ",", "aa", "日", "b", "'", " ", "=", "本語"]:
        row("count", [t, p], lambda: repr(t.count(p)))
        row("replace", [t, p], lambda: repr(t.replace(p, "<>")))
        row("replace_1", [t, p], lambda: repr(t.replace(p, "<é>", 1)))
        row("strip_of", [t, p], lambda: repr((t.strip(p), t.lstrip(p), t.rstrip(p))))
        for a, b in [(1, -1), (2, 2), (3, 1), (-2, 50)]:
            row("find", [t, p, a, b], lambda: repr((t.find(p, a, b), t.rfind(p, a, b), t.count(p, a, b), t.startswith(p, a, b), t.endswith(p, a, b))))
        if p:
            row("partition", [t, p], lambda: repr((t.partition(p), t.rpartition(p))))
            row("split_sep", [t, p], lambda: repr((t.split(p), t.rsplit(p), t.split(p, 1), t.rsplit(p, 1))))
    for a, b, c in itertools.product([None, 0, 1, -2, 50, -50], [None, 2, -1, -50], [None, 2, -1, -2, 100]):
        if t in ("", "abc", "日本語", "Hello World", "ΑΣ ΑΣΑ"):
            row("slice", [t, a, b, c], lambda: repr(t[a:b:c]))
            row("indices", [len(t), a, b, c], lambda: repr(slice(a, b, c).indices(len(t))))
BYTES = [b"", b"a", b"abc", b" Hello  World ", b"aXbXc", b"\x00\xff'", b'"\'\n\r\t\\', b"l\r\nm\nn\ro", b"a\tb", b"Title Case", b"+12", b",a,,b,", b"aaaa"]
for d in BYTES:
    for m in "lower upper title capitalize swapcase islower isupper istitle strip lstrip rstrip split rsplit splitlines expandtabs hex".split():
        row("bytes", [d.hex(), m], lambda: repr(getattr(d, m)()))
    row("bytes_repr", [d.hex()], lambda: repr(d))
    row("bytes_hex", [d.hex(), 2], lambda: d.hex(":", 2))
    row("bytes_hex", [d.hex(), -2], lambda: d.hex(":", -2))
    for w in (0, 3, 6, 7):
        for m in ("center", "zfill", "expandtabs"):
            row("bytes_" + m, [d.hex(), w], lambda: repr(getattr(d, m)(w)))
    for p in [b"", b"a", b"l", b",", b"aa", b" ", b"X"]:
        row("bytes_count", [d.hex(), p.hex()], lambda: repr(d.count(p)))
        row("bytes_replace", [d.hex(), p.hex()], lambda: repr((d.replace(p, b"<>"), d.replace(p, b"<>", 2))))
        row("bytes_find", [d.hex(), p.hex()], lambda: repr((d.find(p), d.rfind(p), d.find(p, 1, -1), d.rfind(p, -3), d.startswith(p), d.endswith(p, 0, -1))))
        row("bytes_strip_of", [d.hex(), p.hex()], lambda: repr((d.strip(p), d.lstrip(p), d.rstrip(p))))
        if p:
            row("bytes_partition", [d.hex(), p.hex()], lambda: repr((d.partition(p), d.rpartition(p))))
            row("bytes_split_sep", [d.hex(), p.hex()], lambda: repr((d.split(p), d.rsplit(p), d.split(p, 1), d.rsplit(p, 1))))
for t in ["", "00ff", "0 0", "00 ff", " 0a0B ", "0", "zz", "0z", "é0", "00\n11", "abc"]:
    row("bytes_fromhex", [t], lambda: repr(bytes.fromhex(t)))
BAD = ["", "41", "c3a9", "c3", "ff", "c328", "e28228", "e282", "f09f9880", "f09f98", "f0", "80", "eda080", "f4908080", "41ff42c3", "c0af", "efbbbf41", "e0a0", "f0808080", "fffe4100", "feff0041", "41", "00d8", "00d84100", "3dd800de", "00dc4100", "410000", "fffe000041000000", "00d80000", "41000000", "00001100", "4100000042"]
for d in BAD:
    for e in ["utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-8-sig"]:
        for h in ["strict", "ignore", "replace", "backslashreplace"]:
            row("decode", [d, e, h], lambda: repr(bytes.fromhex(d).decode(e, h)))
row("decode", ["ff", "utf-8", "nope"], lambda: repr(b"\xff".decode("utf-8", "nope")))
row("decode", ["ff", "rot99", "strict"], lambda: repr(b"\xff".decode("rot99")))
for t in ["", "abc", "aé", "éé日x日", "😀", "a'\n"]:
    for e in ["utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "utf-8-sig", "US-ASCII", "Latin1", "UTF8", "iso-8859-1"]:
        for h in ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "nope"]:
            row("encode", [t, e, h], lambda: repr(t.encode(e, h)))
import random
for seed in [0, 1, 42, -7, 2**40, 10**50]:
    r = random.Random(seed)
    row("random", [hex(seed)], lambda: repr(([r.random().hex() for _ in range(3)], [hex(r.getrandbits(k)) for k in (1, 31, 32, 33, 64, 100)], [r.randrange(n) for n in (1, 2, 3, 10, 1000, 2**40)], r.random())))
