import textwrap
text = "The quick brown fox jumped over the lazy dog, and then it-self went back to sleep in a very-very-long-hyphenated-word."
print(textwrap.fill(text, 30))
print(textwrap.wrap(text, 20, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 40), textwrap.shorten("short", 10), textwrap.shorten(text, 30, placeholder=".."))
print(textwrap.dedent("""\
    def f():
        return 1

    f()
"""))
print(textwrap.indent("a\n\nb\n", "> "), textwrap.indent("a\n\nb", "- ", lambda l: True), textwrap.dedent("  a\n\tb"), textwrap.wrap("", 5), textwrap.wrap("abcdefghijk", 4), textwrap.wrap("a b c d e f", 3, break_long_words=False), textwrap.wrap("one two three four five", 10, max_lines=2))
try:
    textwrap.wrap("abc", 0)
except ValueError as e:
    print("ValueError:", e)
print(textwrap.fill("tab\tand  spaces\nnewline", 80), textwrap.TextWrapper(width=10, break_on_hyphens=False).wrap("well-known fact"))
