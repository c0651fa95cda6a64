s = "naïve café 😀 日本"
print(len(s), s[3], s[::-1], s.upper(), s.encode(), len(s.encode("utf-16-le")))
print(repr("\n\t\\'\""), repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\x00\x7f\xa0\xad\u200b\ue000\U0001f600\ud800"))
print(ascii(s), "\N{SNOWMAN}" if False else "☃", "\u00e9" == "é", len("e\u0301"), "\x41\101\u0041")
print([hex(ord(c)) for c in "aé€😀"], [chr(c) for c in (97, 233, 8364, 128512)])
print(s.encode("latin-1", "replace"), s.encode("ascii", "ignore"), "é€".encode("ascii", "backslashreplace"), "é".encode("ascii", "xmlcharrefreplace"))
print(b"caf\xc3\xa9".decode(), b"caf\xe9".decode("latin-1"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("utf-8", "ignore"), b"a\xffb".decode(errors="backslashreplace"))
for f in (lambda: "é".encode("ascii"), lambda: "aé€".encode("latin-1"), lambda: b"a\xff".decode(), lambda: b"\xc3".decode(), lambda: b"\xe9a".decode("ascii"), lambda: "a".encode("nope"), lambda: "\ud800".encode()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
print("日本".center(8, "*"), "日".isalpha(), "١٢".isdigit(), int("١٢"), "Ⅷ".isnumeric(), "İ".lower() == "i̇", "ﬁ".upper(), "Σας".lower(), "ΑΣ".lower())
print(sorted(["b", "a", "B", "é", "z", "Z"]), sorted(["b", "a", "B", "é"], key=str.casefold))
print(str(b"bytes"), str(b"bytes", "ascii"), str(), str(None), str(1.5), "%s" % None, "a" "b" 'c')
