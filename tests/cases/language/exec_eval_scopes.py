ns = {"a": 1}
exec("b = a + 1\ndef f(): return a + b", ns)
print(ns["b"], ns["f"](), "__builtins__" in ns, eval("a * 10 + b", ns), eval("[i for i in range(a)]", ns))


def g():
    x = 1
    exec("x = 2")
    print("x is still", x)
    loc = {}
    exec("y = x * 5", {"x": 4}, loc)
    return loc, eval("x + 1"), sorted(locals())


print(g())
code = compile("z = 1\nprint('z', z)", "name.py", "exec")
exec(code)
print(z, code.co_filename, type(code).__name__, compile("1+1", "e", "eval").co_name)
exec("class K:\n    v = 5\n    def m(self): return self.v\nprint(K().m())")
for src in ("1 +", "def", "x = = 1", "if True:\npass", "print('a", "a b c", "for", "(1, 2", "return 5", "yield 1", "await x", "break", "continue", "f'{'", "class", "1 = 2", "import", "\tx\n  y", "lambda x: (yield", "'unterminated", "'''never", "x = {1: 2, 3}", "@", "é$"):
    try:
        exec(src)
    except SyntaxError as e:
        print(repr(src), type(e).__name__, e.msg, e.lineno, e.offset, e.text and e.text.strip())
try:
    exec("1 / 0", {"__name__": "m"})
except ZeroDivisionError as e:
    import traceback
    print(traceback.format_exc().splitlines()[-2:])
print(eval("__builtins__ is not None"), eval("(lambda: 5)()"), eval(" 1 + 1 "), eval(b"2+2"))
