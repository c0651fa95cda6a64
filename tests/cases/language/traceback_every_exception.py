import traceback
def run(*fs):
    for f in fs:
        try:
            print('ok', f())
        except BaseException:
            traceback.print_exc()
class E1(Exception): pass
class E2(Exception):
    def __str__(self): return 'line1\nline2'
class E3(Exception):
    def __str__(self): raise ValueError('in str')
class E4(Exception):
    def __str__(self): return 5
class E5(Exception):
    __module__ = 'some.mod'
class E6(Exception):
    __qualname__ = 'Outer.Inner'
class Outer:
    class Inner(Exception): pass
def f1(): raise E1
def f2(): raise E2
def f3(): raise E3
def f4(): raise E4
def f5(): raise E5('x')
def f6(): raise E6('x', 2)
def f7(): raise Outer.Inner('a')
def f8(): raise E1('')
def f9(): raise E1(None)
def f10(): raise E1(())
def f11():
    try: 1/0
    except Exception as e: raise E1('b') from e
def f12():
    try: 1/0
    except Exception: raise E1('b')
def f13():
    try: 1/0
    except Exception: raise E1('b') from None
def f14():
    try:
        try: 1/0
        except Exception: raise E1('b')
    except Exception as e: raise KeyError('k') from e
def f15():
    e = ValueError('x'); e.add_note('note 1'); e.add_note('note 2\nmore'); raise e
def f16():
    e = ValueError('x'); e.__notes__ = 5; raise e
def f17():
    e = ValueError('x'); e.__notes__ = ['a', 5, E3()]; raise e
def f18():
    raise ExceptionGroup('g', [ValueError(1), TypeError('t'), ExceptionGroup('n', [KeyError('k'), OSError(2, 'no')])])
def f19():
    try: raise ExceptionGroup('g', [ValueError(1)])
    except* ValueError as e: raise E1('inner')
def f20():
    try: raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError as e: pass
def f21():
    try: raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError as e: raise
def f22():
    try: raise ValueError('naked')
    except* ValueError as e: raise E1('x') from e
def f23():
    e = ExceptionGroup('many', [ValueError(i) for i in range(20)]); e.add_note('n'); raise e
def f24():
    def deep(n): return ExceptionGroup(f'd{n}', [deep(n-1)]) if n else ValueError('leaf')
    raise deep(12)
def f25():
    es = []
    for i in range(3):
        try: raise ValueError(f'v{i}')
        except ValueError as e:
            e.add_note(f'note{i}'); es.append(e)
    try: 1/0
    except ZeroDivisionError as z:
        raise ExceptionGroup('with tb', es) from z
def f26():
    raise BaseExceptionGroup('b', [KeyboardInterrupt(), SystemExit(3)])
def f27(): raise SystemExit(5)
def f28(): raise KeyboardInterrupt
def f29(): raise KeyError('missing')
def f30(): raise KeyError(5, 6)
def f31(): raise OSError(2, 'No such', 'file.txt')
def f32(): raise OSError('only')
def f33(): raise UnicodeDecodeError('utf8', b'ab', 0, 1, 'why')
def f34(): raise StopIteration(5)
def f35(): raise ImportError('no', name='x', path='y')
def f36(): raise NameError('name?', name='prin')
def f37(): raise AttributeError('attr', name='uper', obj='abc')
def f38(): raise SyntaxError('bad', ('file.py', 3, 5, 'some text here\n', 3, 9))
def f39(): raise SyntaxError('bad')
def f40(): raise SyntaxError('bad', ('file.py', 3, None, 'text'))
def f41(): raise SyntaxError('bad', ('file.py', None, None, None))
def f42():
    def r(n): return r(n+1)
    r(0)
def f43():
    def r(n):
        if n == 0: raise ValueError('bottom')
        r(n-1)
    r(10)
def f44():
    def a(n):
        if n: b(n-1)
        else: 1/0
    def b(n): a(n)
    a(8)
def f45():
    x = ValueError('self'); 
    try: raise x
    except ValueError: raise x
def f46():
    a = ValueError('a'); b = ValueError('b'); a.__cause__ = b; b.__cause__ = a; raise a
def f47():
    e = ValueError('ctx'); e.__context__ = KeyError('c'); raise e
def f48():
    e = ValueError('ctx'); e.__context__ = KeyError('c'); e.__suppress_context__ = True; raise e
def f49():
    try: raise ValueError('x')
    finally: 1/0
def f50():
    try: raise ValueError('x')
    except ValueError as e:
        try: raise TypeError('t')
        except TypeError: pass
        raise
def f51():
    try: raise ValueError('x')
    except ValueError as e:
        raise e
def f52():
    def gen():
        try: yield
        except ValueError: raise KeyError('g')
    g = gen(); next(g); g.throw(ValueError('thrown'))
def f53():
    def gen():
        yield 1
        raise StopIteration('x')
    list(gen())
def f54():
    raise E1('a\tb\x00c\x1b')
def f55(): raise E1('é日本😀')
def f56(): exec('x = 1\ny = x / 0')
def f57(): eval('1 +\n 2 / 0')
def f58(): exec('def g():\n  raise ValueError("g")\ng()')
def f59(): exec('x = (')
def f60(): compile('a b', 'fn', 'exec')
def f61(): eval('')
def f62(): eval('x = 1')
def f63(): int.from_bytes
def f64(): raise Exception('a', 'b')
def f65(): raise Exception(1.5)
def f66(): raise Exception(['x'])
def f67(): raise ValueError("it's")
def f68(): raise KeyError("it's \"q\"\n")
def f69(): raise E1(b'bytes')
def f70():
    class M(type):
        def __instancecheck__(c, o): raise TypeError('ic')
    class X(Exception, metaclass=M): pass
    try: 1/0
    except X: pass
def f71():
    try: 1/0
    except 5: pass
def f72():
    try: 1/0
    except (ValueError, 'x'): pass
def f73():
    try: 1/0
    except undefined: pass
def f74():
    try: raise ExceptionGroup('g', [ValueError()])
    except* ExceptionGroup: pass
def f75(): ExceptionGroup('g', [])
def f76(): ExceptionGroup('g', 5)
def f77(): ExceptionGroup('g', [5])
def f78(): ExceptionGroup('g')
def f79(): ExceptionGroup(5, [ValueError()])
def f80(): ExceptionGroup('g', [KeyboardInterrupt()])
run(*[globals()[f'f{i}'] for i in range(1, 81)])
