import re
if (n := len("hello")) > 3:
    print(n)
data = iter([1, 2, 0, 5])
while (x := next(data)):
    print("x", x)
print((a := 1, b := a + 1), a, b)
print([y := 5, y ** 2], (z := 3) + z, f"{(w := 7)}", w)
if m := re.match(r"(\d+)-(\d+)", "10-20"):
    print(m.groups())


def f(v=(d := 4)):
    return v


print(f(), d, any((hit := k) > 2 for k in (1, 3, 5)), hit)


def g():
    [inner := i for i in range(3)]
    return inner


print(g(), (lambda: (q := 2) + q)())
for src in ("x := 1", "f(x := 1, y=(z := 2))", "(a.b := 1)", "(a[0] := 1)", "[i := 0 for i in range(3)]", "[(j := 0) for i in range(3) for j in range(2)]", "class C: [x := 1 for i in range(2)]", "(a, b := 1, 2)", "((a, b) := (1, 2))", "x = y := 1", "def f(a := 1): pass", "[k for k in (t := [1])]", "{(k := 1): 2}", "(x = 1)", "print(a := 1)", "assert (yy := 1)", "del (x := 1)", "with (c := open('f')): pass", "lambda: x := 1"):
    try:
        compile(src, "main.py", "exec")
        print(src, "-> ok")
    except SyntaxError as e:
        print(src, "->", e.msg)
