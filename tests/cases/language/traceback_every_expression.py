import traceback
def run(*fs):
    for f in fs:
        try:
            print('ok', f())
        except BaseException:
            traceback.print_exc()
class A: pass
a = A(); d = {'k': {'x': 1}}; l = [1, 2, 3]; n = None; s = 'text'
def f1(): return d['k']['y']
def f2(): return l[5]
def f3(): return n.attr
def f4(): return a.b.c
def f5(): return 1 + (2 + 'a')
def f6(): return (1 +
            'a')
def f7(): return foo(1, 2,
           3)
def f8():
    return [x / 0 for x in l]
def f9():
    return {k: v / 0
            for k, v in {'a': 1}.items()}
def f10():
    x = 1; y = 0; z = x / y; return z
def f11():
    return s.upper().nope().lower()
def f12():
    return max(1, 2, key=lambda v: v.x)
def f13():
    l[0], l[10] = 1, 2
def f14():
    a.x += 1
def f15():
    l[7] += 1
def f16():
    d['k']['z'] += 1
def f17():
    del d['nope']
def f18():
    del a.nope
def f19():
    for x, y in l: pass
def f20():
    x, y = l
def f21():
    x, *y = 5
def f22():
    assert 1 == 2, 'msg'
def f23():
    assert (1 ==
            2), (
        'long'
    )
def f24():
    raise ValueError('a'
                     'b')
def f25():
    raise ValueError
def f26():
    raise 5
def f27():
    raise ValueError from 5
def f28():
    with 5: pass
def f29():
    with a as b: pass
def f30():
    return f'{a.q}'
def f31():
    return f'{1 / 0:>10}'
def f32():
    return f'{"x":{a.q}}'
def f33():
    import nope
def f34():
    from math import nope
def f36():
    import math.foo
def f37():
    return not a < 5
def f38():
    return 1 if a > 2 else 3
def f39():
    return a @ 5
def f40():
    return -a
def f41():
    return ~s
def f42():
    return l[a]
def f43():
    return l['a':]
def f44():
    return a[1:2]
def f45():
    a[1] = 2
def f46():
    return a()
def f47():
    return len(5)
def f48():
    return f1(1)
def f49():
    return (lambda x: x)(1, 2)
def f50():
    return sorted([1, 'a'])
def f51():
    return [*5]
def f52():
    return {**5}
def f53():
    return f1(*5)
def f54():
    return f1(**5)
def f55():
    return print(**{1: 2})
def f56():
    return dict(a=1, **{'a': 2})
def f57():
    return undefined_name
def f58():
    print(local)
    local = 1
def f59():
    def g(): return free
    return g()
    free = 1
def f60():
    x = 1
    del x
    return x
def f61():
    for i in 5: pass
def f62():
    return 5 in 5
def f63():
    return next(iter([]))
def f64():
    return int('x' * 10)
def f65():
    return (yield_ := 1) / 0
def f66():
    return l[0](1)(2)
def f67():
    return d['k'](1)
def f68():
    return ((1) / (0))
def f69():
    return 1 < 2 < 'a'
def f70():
    return a.b(1, 2, 3).c
def f71():
    return (a
            .b
            .c)
def f72():
    return (d
            ['q'])
def f73():
    return print(1,
          2 / 0,
          3)
def f74():
    l[0] = \
        1 / 0
def f75():
    return 10 ** -1 ** 'a'
def f76():
    return 'é' + 1 + 'ü'
def f77():
    return '日本' + 1
def f78():
    return {'日本': 1}['語']
def f79():
    return s %  (1,)
def f80():
    return not (1/0)
def f81():
    return (1/0) and 5
def f82():
    return l.index(99)
def f83():
    return A.foo
def f84():
    return A(1)
def f85():
    return super().x
def f86():
    class C(5): pass
def f87():
    class C(A, A): pass
def f88():
    class C(metaclass=5): pass
def f89():
    class C:
        x = 1 / 0
def f90():
    @nope
    def g(): pass
def f91():
    @(1/0)
    class C: pass
def f92(x=1):
    return f92(2, x=1)
def f93():
    match a:
        case A(1): pass
def f94():
    match 5:
        case int(1, 2): pass
def f95():
    match 5:
        case len(): pass
def f96():
    while 1/0: pass
def f97():
    if (1 +
        1 / 0): pass
def f98():
    return a.x if a.x else a.y
def f99():
    global zz
    del zz
run(*[globals()[f'f{i}'] for i in range(1, 100) if i != 35])
