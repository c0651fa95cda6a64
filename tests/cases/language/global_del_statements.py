x = 1


def read():
    return x


def write():
    global x
    x = 2


def delete():
    global x
    del x


write(); print(read()); delete()
try:
    read()
except NameError as e:
    print("NameError:", e)
a = b = c = [1, 2, 3]
del a
print(b is c)
del b[0], c[-1]
print(b)
d = {"k": 1, "l": 2}
del d["k"]
print(d)


class O: pass


o = O(); o.x = o.y = 1
del o.x, (o.y)
print(vars(o))
p, q, r = 1, 2, 3
del (p, q), [r]
try:
    r
except NameError as e:
    print(e)


def f():
    y = 1
    del y
    try:
        y
    except UnboundLocalError as e:
        print("UnboundLocalError:", e)
    y = 2
    return y


print(f())
for i in range(2):
    pass
print(i)
import sys as system
del system
try:
    system
except NameError as e:
    print(e)
for src in ("del f()", "del 1", "del x + 1", "del (a, 1)", "del [a, b()]", "del", "def g():\n x = 1\n global x", "def g(x):\n global x", "nonlocal x", "def g():\n nonlocal zz", "def g():\n print(x)\n global x", "del None", "del *a"):
    try:
        compile(src, "given.py", "exec")
        print(src, "ok")
    except SyntaxError as e:
        print(repr(src), e.msg, e.lineno, e.offset)
