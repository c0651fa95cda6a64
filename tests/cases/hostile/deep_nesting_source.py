for name, s in {
    "parentheses": "(" * 150 + "1" + ")" * 150,
    "too many parentheses": "(" * 300 + "1" + ")" * 300,
    "brackets": "[" * 300,
    "unary": "-" * 400 + "1",
    "not": "not " * 400 + "1",
    "attribute": "a" + ".b" * 1500,
    "sum": "+".join(["1"] * 3000),
}.items():
    try:
        compile(s, "given.py", "eval")
        print(name, "compiles")
    except (SyntaxError, MemoryError, RecursionError) as e:
        print(name, type(e).__name__, getattr(e, "msg", ""))
src = ""
for i in range(30):
    src += " " * i + "if 1:\n"
src += " " * 30 + "x = 'thirty deep'"
exec(src)
print(x)
src = ""
for i in range(110):
    src += " " * i + "if 1:\n"
src += " " * 110 + "pass"
try:
    exec(src)
except IndentationError as e:
    print(e.msg)
src = "".join(" " * i + f"for a{i} in [0]:\n" for i in range(21)) + " " * 21 + "pass"
try:
    exec(src)
    print("fine")
except SyntaxError as e:
    print(e.msg)
