print('a' "b" """c""" 'd', r"\n\t", b"x" b"\x00", u"u", R"\d", rb"\x", Rb"\y", "a\
b", '''multi
line''', """"quoted" """, "\a\b\f\v\0"  == "\x07\x08\x0c\x0b\x00")
print("\101\x41\u0041\U00000041", "tab\there", 'single \' quote', "\N{LATIN SMALL LETTER A}" , '\\', "\
")
print(len("\n"), len(r"\n"), "\r\n".encode(), "é" == "\xe9", 'a\tb'.expandtabs(), "\x7f\x80".isprintable())
print(0xFF, 0o17, 0b11, 1_000, 1e5, 1E-2, .5, 5., 1_0.0_1, 10j, 0_0, 00, 1e1_0)
print(... , Ellipsis is ..., None, True, False, NotImplemented)
x = ("implicit "
     "concatenation "
     f"with {1 + 1}")
print(x)
if True: print("one line"); print("two statements")
y = 1; z = 2; print(y + z); \
print("continued")
print((1
       + 2),
      [
          3,
      ],
      {"a":
       4}
      )
