"""Encodings, their error handlers, and what UnicodeErrors hold."""


def t(f):
    try:
        print(repr(f()))
    except UnicodeError as e:
        print(type(e).__name__, e, sep=": ")
        print("   ", e.encoding, repr(e.object), e.start, e.end, e.reason, e.args == (e.encoding, e.object, e.start, e.end, e.reason))
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


for f in [
    lambda: "aé€😀".encode("ascii"),
    lambda: "aé€😀".encode("latin-1"),
    lambda: "aé€😀".encode("cp1252"),
    lambda: "aé€".encode("cp1252"),
    lambda: "aé€😀".encode("utf-16"),
    lambda: "aé€😀".encode("utf-32-be"),
    lambda: "aé€😀\n\\'".encode("unicode_escape"),
    lambda: "aé€😀".encode("ascii", "ignore"),
    lambda: "aé€😀".encode("ascii", "replace"),
    lambda: "aé€😀".encode("ascii", "xmlcharrefreplace"),
    lambda: "aé€😀".encode("ascii", "backslashreplace"),
    lambda: b"caf\xe9".decode(),
    lambda: b"caf\xc3".decode(),
    lambda: b"caf\xc3(".decode(),
    lambda: b"\xf0\x9f\x98".decode(),
    lambda: b"\xed\xa0\x80".decode(),
    lambda: b"a\xffb\xfe".decode("utf-8", "replace"),
    lambda: b"a\xffb\xfe".decode("utf-8", "ignore"),
    lambda: b"a\xffb\xfe".decode("utf-8", "backslashreplace"),
    lambda: b"\x80\x81".decode("cp1252"),
    lambda: b"\x80\x99".decode("cp1252"),
    lambda: b"abc".decode("utf-16"),
    lambda: b"\x00\xd8".decode("utf-16-le"),
    lambda: b"\xff\xfea\x00".decode("utf-16"),
    lambda: b"\\n\\x41\\u20ac\\101".decode("unicode_escape"),
    lambda: b"\\x4".decode("unicode_escape"),
    lambda: b"abc\\".decode("unicode_escape"),
    lambda: b"\xef\xbb\xbfhi".decode("utf-8-sig"),
    lambda: b"x".decode("UTF-8"),
    lambda: b"x".decode("Latin_1"),
    lambda: b"x".decode("no-such"),
    lambda: "x".encode("no-such"),
    lambda: b"\xff".decode("utf-8", "no-such"),
    lambda: UnicodeDecodeError("utf-8", b"abc", 1, 2, "because"),
    lambda: str(UnicodeDecodeError("utf-8", b"abc", 1, 2, "because")),
    lambda: str(UnicodeDecodeError("utf-8", b"abc", 0, 3, "because")),
    lambda: str(UnicodeEncodeError("ascii", "aéb", 1, 2, "because")),
    lambda: str(UnicodeEncodeError("ascii", "a€b", 1, 2, "because")),
    lambda: str(UnicodeEncodeError("ascii", "a😀b", 1, 2, "because")),
    lambda: str(UnicodeTranslateError("aéb", 1, 2, "because")),
    lambda: UnicodeDecodeError("utf-8", "abc", 1, 2, "because"),
    lambda: UnicodeDecodeError("utf-8"),
    lambda: issubclass(UnicodeDecodeError, ValueError),
]:
    t(f)
try:
    "é".encode("ascii")
except UnicodeEncodeError as e:
    e.reason = "changed"
    e.start = 0
    print(e, e.object[e.start : e.end])
