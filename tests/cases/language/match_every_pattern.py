# match in depth
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f'P({self.x},{self.y})'
class P3(Point):
    __match_args__ = Point.__match_args__ + ('z',)
    def __init__(self, x, y, z): super().__init__(x, y); self.z = z
class BadArgs: __match_args__ = ['a']
class BadArgs2: __match_args__ = (1,)
class DupArgs: __match_args__ = ('a', 'a'); a = 1
class NoArgs: pass
class Seq:
    def __len__(self): return 2
    def __getitem__(self, i): return i
import collections.abc, collections
class RegSeq(collections.abc.Sequence):
    def __init__(self, *a): self.a = a
    def __len__(self): return len(self.a)
    def __getitem__(self, i): return self.a[i]
class Map(collections.abc.Mapping):
    def __init__(self, **k): self.k = k
    def __len__(self): return len(self.k)
    def __getitem__(self, i): return self.k[i]
    def __iter__(self): return iter(self.k)
def m(v):
    match v:
        case Point(x=0, y=0): return 'origin'
        case P3(x, y, z) if z: return f'3d {x} {y} {z}'
        case Point(0, y): return f'y axis {y}'
        case Point(x, 0): return f'x axis {x}'
        case Point(x, y): return f'pt {x} {y}'
        case []: return 'empty seq'
        case [x]: return f'one {x}'
        case [x, y]: return f'two {x} {y}'
        case [1, *rest] if len(rest) > 5: return f'long 1 {rest}'
        case [first, *_, last] if first == last: return f'bookends {first}'
        case [a, [b, *c], *d]: return f'nested {a} {b} {c} {d}'
        case [*start, 'end']: return f'until end {start}'
        case [*_]: return 'seq'
        case {'type': 'circle', 'r': (int() | float()) as r}: return f'circle {r}'
        case {'type': str(t), **rest}: return f'{t} {rest}'
        case {1: x, 2: y}: return f'ints {x} {y}'
        case {}: return f'map {len(v)}'
        case bool(b): return f'bool {b}'
        case 0 | 1 | 2 as small: return f'small {small}'
        case int(n) | float(n) if n < 0: return f'neg {n}'
        case float(): return 'float'
        case -5j: return 'cj'
        case complex(real=r, imag=i): return f'c {r} {i}'
        case 'a' | 'b' | 'c' as ch: return f'ch {ch}'
        case str(s) if s.startswith('#'): return f'tag {s[1:]}'
        case bytes(b): return f'bytes {b}'
        case None: return 'none'
        case type(): return f'type {v.__name__}'
        case _: return f'other {v!r}'
for v in [Point(0, 0), Point(0, 5), Point(5, 0), Point(1, 2), P3(1, 2, 3), P3(1, 2, 0), [], (), [1], (1, 2), range(2), 'ab', b'ab', bytearray(b'ab'), [1, 2, 3, 4, 5, 6, 7, 8], [3, 9, 9, 3], [1, [2, 3, 4], 5, 6], ['x', 'y', 'end'], [1, 2, 3], {'type': 'circle', 'r': 2}, {'type': 'circle', 'r': '2'}, {'type': 'sq', 'w': 1}, {1: 'a', 2: 'b', 3: 'c'}, {}, {'z': 1}, True, 0, 2, -7, -2.5, 3.5, -5j, 1+2j, 'a', '#tag', 'zz', None, int, Seq(), RegSeq(), RegSeq(7), Map(type='m', q=1), collections.deque([1, 2]), collections.OrderedDict(a=1), {1, 2}, iter([1]), object, 10, memoryview(b'ab'), (x for x in [1])]:
    try: print(repr(v)[:40] if not hasattr(v, '__next__') and not isinstance(v, (Seq, RegSeq, Map, memoryview)) else type(v).__name__, '=>', m(v))
    except Exception as e: print(type(v).__name__, type(e).__name__, e)
def err(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def e1():
    match BadArgs():
        case BadArgs(1): pass
def e2():
    match BadArgs2():
        case BadArgs2(1): pass
def e3():
    match DupArgs():
        case DupArgs(1, 2): pass
def e4():
    match NoArgs():
        case NoArgs(1): pass
def e5():
    match Point(1, 2):
        case Point(1, 2, 3): pass
def e6():
    match 5:
        case int(1, 2): pass
def e7():
    match 5:
        case list[int](): pass
    return 1
def e8():
    x = 5
    match 5:
        case x.y: pass
def e9():
    match {'a': 1}:
        case {'b': 1}: return 1
        case {'a': a, **r}: return a, r
def e10():
    match Point(1, 2):
        case Point(1, x=2): return 'no'
        case Point(1, x=1): return 'dup attr'
def e11():
    match DupArgs():
        case DupArgs(1, a=1): pass
def e12():
    K = 'k'
    class N: A = 'k'; B = 'k'
    match {'k': 1}:
        case {N.A: x, N.B: y}: return x, y
def e13():
    match [1, 2, 3]:
        case [a, *a2, _]: pass
    return a, a2
def e14():
    match 5:
        case x if (y := x + 1) > 10: return 'big'
        case z: return x, y, z
def e15():
    match (1, 2), [3]:
        case ((a, b), [c]): return a, b, c
def e16():
    match True:
        case 1: return 'one'
def e17():
    match 1.0:
        case 1: return 'one'
def e18():
    match 1:
        case True: return 'true'
        case 1: return 'one'
def e19():
    match 'x':
        case str(str()): return 'nested'
def e20():
    match {'a': {'b': [1, {'c': 2}]}}:
        case {'a': {'b': [_, {'c': v}]}}: return v
def e21():
    class Meta(type):
        def __instancecheck__(c, o): return True
    class Any(metaclass=Meta): pass
    match 5:
        case Any(): return 'any'
def e22():
    class W:
        def __eq__(s, o): print('eq', o); return False
    match W():
        case 1: pass
        case 'a': pass
        case 1 | 2: pass
        case None: pass
def e23():
    class A:
        @property
        def x(self): raise AttributeError('nope')
        @property
        def y(self): raise ValueError('bad')
    match A():
        case A(x=1): return 'x'
        case _: print('no x')
    match A():
        case A(y=1): pass
for f in [e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11, e12, e13, e14, e15, e16, e17, e18, e19, e20, e21, e22, e23]: print(f.__name__, end=' '); err(f)
