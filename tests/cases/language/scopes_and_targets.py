# scopes
x = 'global'
def f1():
    try: print(x)
    except UnboundLocalError as e: print(e)
    x = 1
f1()
def f2():
    global x, newg
    x = 'changed'; newg = 5
f2(); print(x, newg)
def f3():
    x = 1
    def g():
        nonlocal x
        x += 1
        def h():
            nonlocal x
            x *= 10
            return x
        return h()
    return g(), x
print(f3())
def f4():
    def g(): return y
    try: g()
    except NameError as e: print(type(e).__name__, e)
    y = 5
    return g()
print(f4())
def f5():
    for i in range(3): pass
    return i
print(f5())
def f6():
    for i in []: pass
    try: return i
    except UnboundLocalError as e: return str(e)
print(f6())
def f7():
    try: 1/0
    except ZeroDivisionError as e: pass
    try: return e
    except UnboundLocalError as u: return str(u)
print(f7())
def f8():
    with open_ctx() as q: pass
    return q
class open_ctx:
    def __enter__(s): return 'q'
    def __exit__(s, *a): pass
print(f8())
print([x for x in range(3)], x)
print([(x, y) for x in range(2) for y in range(x + 1)])
print([[y for y in range(x)] for x in range(3)])
print({x: x * 2 for x in 'ab'}, {x for x in [1]}, list(x for x in [1, 2]))
print([y := 5, y ** 2], y)
print([z := i for i in range(3)], z)
print(any((hit := v) > 1 for v in [0, 1, 2, 3]), hit)
class A:
    a = 1
    b = [a for _ in range(2)] if 0 else [1]
    c = [i for i in range(a + 1)]
    try: d = [a for _ in range(2)]
    except NameError as e: print('NE', e)
    e = (lambda: 5)()
    try: (lambda: a)()
    except NameError as e: print('NE', e)
    def m(self):
        try: return a
        except NameError as e: return str(e)
    print(locals().keys() - {'__firstlineno__', '__static_attributes__'} >= {'a', 'b', 'c', '__module__', '__qualname__'}, __qualname__, __module__)
print(A().m())
def f9():
    class B:
        nonlocal_x = x
        x = 'class'
        def m(self): return x
    return B.nonlocal_x, B.x, B().m()
print(f9())
def f10(x=x): return x
x = 'again'
print(f10())
def f11():
    x = 'enclosing'
    class B:
        x = x if 0 else 'local'
        y = x
    return B.y
try: print(f11())
except Exception as e: print(type(e).__name__, e)
def f12(n):
    def rec(k): return 1 if k == 0 else k * rec(k - 1)
    return rec(n)
print(f12(5))
fs = [lambda n=n: n for n in range(3)]; print([f() for f in fs])
fs = [(lambda n: lambda: n)(n) for n in range(3)]; print([f() for f in fs])
del x
try: x
except NameError as e: print(e)
def f13():
    a = 1; del a
    try: a
    except UnboundLocalError as e: print(e)
    def g(): return b
    b = 1; del b
    try: g()
    except NameError as e: print(e)
f13()
def f14():
    import math as m, os.path
    from math import pi as p
    return m.floor(p), os.path.join('a', 'b')
print(f14())
def f15():
    def inner(): pass
    class K: pass
    return inner.__qualname__, K.__qualname__, (lambda: 0).__qualname__
print(f15())
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
print(__name__, __doc__, __file__.endswith('main.py') if '__file__' in globals() else None, __builtins__.__name__ if hasattr(__builtins__, '__name__') else type(__builtins__))
def f16():
    """doc"""
    x: int = 5
    y: undefined_type
    try: y
    except UnboundLocalError as e: print(e)
    return f16.__annotations__, f16.__doc__
print(f16())
def f17():
    exec('q = 1')
    try: return q
    except NameError as e: return str(e)
print(f17())
i = 100
def f18():
    return [i for i in range(i)] if 0 else sum(i for j in range(2))
print(f18())
print([(lambda: i)() for i in range(3)], [f() for f in [lambda: i for i in range(3)]])
def f19():
    def a(): return b()
    def b(): return 'b'
    return a()
print(f19())
def f20():
    global zz
    zz = 1
    def g():
        zz = 2
        def h():
            global zz
            return zz
        return h()
    return g()
print(f20())
def f21(a, b):
    a, b = b, a
    del a
    return locals()
print(f21(1, 2))
def f22():
    if False: v = 1
    print(v)
try: f22()
except UnboundLocalError as e: print(e, e.name)
print({**{'a': 1}, 'b': 2} | {'c': 3}, [*range(3), *'ab'], (*[1], 2), {*[1], 2})
a, *b = 'hello'; print(a, b)
(a, (b, *c)), d = (1, (2, 3, 4)), 5; print(a, b, c, d)
a = b = c = []; a.append(1); print(b is c, c)
i = 0; l = [0, 0, 0]
i, l[i] = 1, 5; print(i, l)
l[0], l = 9, [7]; print(l)
a = [1, 2, 3]; a[0], a[1] = a[1], a[0]; print(a)
x = 5; x += x * 2; print(x)
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, not 1 == 2, 1 if 0 else 2 if 0 else 3)
print(0 or '' or [] or 'last', 1 and 'x' and 0 and 5, None or 0, not [] and not {})
