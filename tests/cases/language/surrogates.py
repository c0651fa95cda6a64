# Lone surrogates: in literals, through codecs, in output.
s = "a\ud800b"
print(len(s), ascii(s), repr(s), [hex(ord(c)) for c in s], s == "a" + chr(0xD800) + "b", "\U0000dfff" == "\udfff")
print(repr("\ud83d\ude00"), len("\ud83d\ude00"), "\ud83d\ude00" == "\U0001f600", repr(f"{'x'}\udc80{1:\udc81>3}"), repr(r"\ud800"))
print(s.upper() == "A\ud800B", s.isprintable(), s.isalpha(), s.split("\ud800"), s.find("\ud800"), s.replace("\ud800", "-"))
print(repr(b"a\xffb".decode("utf-8", "surrogateescape")), b"a\xffb\xe9".decode("ascii", "surrogateescape").encode("ascii", "surrogateescape"))
print("\ud800".encode("utf-8", "surrogatepass"), repr(b"\xed\xa0\x80x".decode("utf-8", "surrogatepass")), "\udcff\udc80".encode("utf-8", "surrogateescape"))
print("\ud83d\ude00".encode("utf-16-le", "surrogatepass").decode("utf-16-le"), "\ud800".encode("utf-16-be", "surrogatepass"), "\ud800".encode("utf-32-le", "surrogatepass"))
for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape"):
    for encoding in ("utf-8", "ascii", "utf-16-le"):
        try:
            print(errors, encoding, "x\ud800\udfffy".encode(encoding, errors))
        except UnicodeEncodeError as e:
            print(errors, encoding, e, e.start, e.end)
for data in (b"\xed\xa0\x80", b"\xff"):
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as e:
        print(e)
try:
    print("before", "\ud800")
except UnicodeEncodeError as e:
    print()
    print(e.reason, e.object == "\ud800")
match "\udcff":
    case "\udc00":
        print("no")
    case "\udcff":
        print("yes")
print("\x41\ufffd\N{REPLACEMENT CHARACTER}\ud800".encode("unicode_escape"), b"\\ud800".decode("unicode_escape") == "\ud800")
print("é日가".encode("ascii", "namereplace"), "\N{CJK UNIFIED IDEOGRAPH-65E5}\N{HANGUL SYLLABLE GA}")
raise ValueError("shown escaped: \ud800")
