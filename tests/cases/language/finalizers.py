class A:
    def __del__(self): raise ValueError('in del')
    def method(self): pass
a = A()
del a
def f():
    x = A()
    raise KeyError('outer')
try: f()
except KeyError as e: print('caught', e)
print('--')
import gc
class C:
    def __init__(s): s.me = s
    def __del__(s): print('cycle del'); 1/0
c = C(); del c; gc.collect()
class D:
    def __del__(s): print('del', s.n)
    def __init__(s, n): s.n = n
l = [D(i) for i in range(3)]
d = {1: D('d1')}
d[1] = D('d2')
l[1] = None
l.clear()
def g():
    a = D('g1'); b = D('g2'); return 5
g()
def h():
    a = D('h'); raise ValueError
try: h()
except ValueError: pass
print('after h')
D('temp')
x = y = D('xy')
del x; print('x gone'); del y
(D('t1'), D('t2'))
for i in range(2): z = D(f'loop{i}')
import weakref
w = weakref.ref(z, lambda r: print('wr dead', r() is None))
z = None
class E:
    def __del__(self): global saved; saved = self; print('resurrect')
e = E(); del e; print(type(saved).__name__); del saved; print('end')
class F:
    def __del__(self): print(undefined_thing)
F()
class G:
    def __del__(self, extra): pass
G()
class H: __del__ = 5
H()
def gen():
    try: yield 1
    finally: print('gen fin')
gg = gen(); next(gg); gg = None
last = D('at exit')
