def t(f):
    try:
        print(f.__name__, '->', f())
    except BaseException as e:
        print(f.__name__, '!!', type(e).__name__ + ':', e, repr(e.__cause__), repr(e.__context__))
def g():
    x = yield 1
    print('got', x)
    try:
        y = yield 2
        print('y', y)
    except ValueError as e:
        print('caught', e)
        yield 'handled'
    finally:
        print('fin')
    return 'ret'
@t
def a1(): i = g(); i.send(5)
@t
def a2(): i = g(); return next(i), i.send('s'), i.send('t')
@t
def a3(): i = g(); next(i); next(i); return i.throw(ValueError('v')), list(i)
@t
def a4(): i = g(); next(i); next(i); i.throw(KeyError('k'))
@t
def a5(): i = g(); return i.close(), i.close()
@t
def a6(): i = g(); next(i); next(i); return i.close()
@t
def a7(): i = g(); return i.throw(ValueError)
@t
def a8(): i = g(); i.throw(5)
@t
def a9(): i = g(); i.throw(int)
@t
def a10(): i = g(); next(i); i.throw(ValueError, 'msg')
@t
def a11():
    i = (yield_ for yield_ in range(3)); return next(i), list(i), list(i)
@t
def a12():
    def h():
        try: yield 1
        except GeneratorExit: yield 2
    i = h(); next(i); i.close()
@t
def a13():
    def h():
        try: yield 1
        except GeneratorExit: return 'closed'
    i = h(); next(i); return i.close()
@t
def a14():
    def h():
        try: yield 1
        finally: raise ValueError('f')
    i = h(); next(i); i.close()
@t
def a15():
    def h(): yield next(i)
    i = h(); next(i)
@t
def a16():
    def h():
        r = yield from inner()
        print('r', r)
        return r * 2
    def inner():
        x = yield 'a'
        print('x', x)
        return 5
    i = h(); next(i)
    try: i.send('q')
    except StopIteration as e: return e.value, e.args
@t
def a17():
    def h(): yield from 5
    return list(h())
@t
def a18():
    def h(): yield from [1, 2]
    i = h(); next(i); i.send(5)
@t
def a19():
    def h(): yield from [1, 2]
    i = h(); next(i); i.throw(ValueError('t'))
@t
def a20():
    def h(): raise StopIteration(3); yield
    return list(h())
@t
def a21():
    def h(): next(iter([])); yield
    return list(h())
@t
def a22():
    i = g(); return i.gi_running, i.gi_frame is not None, i.gi_yieldfrom, i.gi_suspended, i.gi_code.co_name, i.__name__, i.__qualname__
@t
def a23():
    i = g(); list(i); return i.gi_frame, i.gi_suspended
@t
def a24(): i = g(); i.gi_frame = 5
@t
def a25(): i = g(); i.__name__ = 5
@t
def a26(): i = g(); i.__name__ = 'zz'; return repr(i)[:20]
@t
def a27(): return type(g())()
@t
def a28(): return g().foo
@t
def a29(): return len(g())
@t
def a30(): return g()[0]
@t
def a31(): return g() + g()
@t
def a32(): i = g(); return iter(i) is i, i == i, bool(i)
@t
def a33():
    class It:
        def __init__(s): s.n = 0
        def __iter__(s): return s
        def __next__(s):
            s.n += 1
            if s.n > 2: raise StopIteration('done')
            return s.n
        def throw(s, *a): print('throw', a); return 'thrown'
        def send(s, v): print('send', v); return 'sent'
        def close(s): print('close')
    def h(): r = yield from It(); print('result', r)
    i = h(); print(next(i), i.send('v'), i.throw(ValueError('x'))); i.close()
    return list(h())
@t
def a34():
    async def c(): pass
    x = c(); next(x)
@t
def a35():
    async def c(): return 5
    x = c()
    try: x.send(None)
    except StopIteration as e: print(e.value)
    x.send(None)
@t
def a36():
    async def c(): pass
    x = c()
    for _ in x: pass
@t
def a37():
    async def c(): pass
    x = c(); x.send(5)
@t
def a38():
    async def ag(): yield 1
    x = ag()
    for _ in x: pass
@t
def a39():
    async def ag(): yield 1
    x = ag(); return type(x).__name__, type(x.__anext__()).__name__, type(x.asend(None)).__name__, type(x.aclose()).__name__
@t
def a40():
    def h():
        yield 1
        return
        yield 2
    return list(h())
@t
def a41():
    def h():
        while True:
            try: v = yield
            except Exception as e: print('in', repr(e)); v = None
            if v == 'stop': return 'stopped'
    i = h(); next(i); i.throw(ValueError('a')); i.throw(TypeError('b'))
    try: i.send('stop')
    except StopIteration as e: return e.value
@t
def a42():
    l = [lambda: i for i in range(3)]; return [f() for f in l], [*map(lambda f: f(), l)]
@t
def a43():
    i = (print('eval', x) or x for x in (print('iter') or [1, 2])); print('made'); return list(i)
@t
def a44():
    i = (x for x in 5)
@t
def a45():
    def h():
        try:
            try: yield 1
            finally: print('inner'); yield 2
        finally: print('outer')
    i = h(); print(next(i), next(i)); return i.close()
@t
def a46():
    def h():
        try: yield 1
        except GeneratorExit: print('GE'); raise
    i = h(); next(i); return i.close()
@t
def a47():
    def h():
        try: yield 1
        except ValueError: pass
    i = h(); next(i); i.throw(ValueError('gone'))
@t
def a48():
    i = g(); list(i); i.throw(ValueError('after'))
@t
def a49():
    i = g(); list(i); return next(i, 'dflt')
@t
def a50():
    def h():
        x = yield
        while x: x = yield x * 2
    i = h(); next(i); return [i.send(n) for n in (1, 2, 3)]
def h():
    try: yield 1
    finally: print('del fin')
i = h(); next(i); del i
def h():
    try: yield 1
    finally: raise ValueError('in del')
i = h(); next(i); del i
def h():
    try: yield 1
    except GeneratorExit: yield 2
i = h(); next(i); del i
print('end')
