import traceback


def a(): return 1 + "x"
def b(): return {"k": [1, 2]}["k"][5]
def c(): return (1).foo.bar
def d(): return len(5)
def e(): return [1, 2, 3].index(9) + 1
def f(): return (lambda x: x.y)(None)
def g(): return [n / 0 for n in range(3)]
def h():
    x = (1 +
         2 +
         None)
    return x
def i(): return print(undefined_thing, 1)
def j(): return -"x"
def k(): assert 1 == 2, "message"
def l(): raise ValueError("é 日本")
def m(): x, y = 1, 2, 3
def n(): return "日本" + 5 + "é"
def o(): return a() if True else 0
def p(): return f"{1 / 0}"
def q(): import nothing_here
def r(): del {}["x"]
def s():
    for x in 5: pass
def t():
    with 5: pass
def u(): return 1 in 5
def v(): return not_a.b.c
def w(): return max(1, key=None, default=None)
def x_(): return {}["a"]["b"]
def y(): return 2 ** -1 % 0
def z(): return int("x", base=10)


for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x_, y, z):
    try:
        fn()
    except Exception:
        print("\n".join(traceback.format_exc().splitlines()[3:]))
