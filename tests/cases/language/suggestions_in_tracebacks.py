import traceback, sys
def t(f, *a):
    try: f(*a)
    except BaseException as e:
        print(type(e).__name__, e); traceback.print_exc()
class Foo:
    def __init__(self): self.value = 1; self._hidden = 2; self.count_items = 3
    def method(self): return self.vale
    @classmethod
    def cm(cls): return cls.methd
    def set(self): valeu
    def use(self): return value
class Slot:
    __slots__ = ('alpha', 'beta')
def f1(): Foo().vlaue
def f2(): Foo().method()
def f3(): Foo.cm()
def f4(): Foo().use()
def f5(): pritn(1)
def f6(): lenn([])
def f7(): Slot().alph
def f9(): Slot().alpha
def f10(): 'abc'.uper()
def f11(): [].appendd(1)
def f12(): {}.itmes()
def f13(): (1).bit_lenght()
def f14():
    import mth
def f15(): from math import sine
def f16(): from math import sqr
def f17(): from collections import OrderdDict
def f18(): import colections
def f19(): import math; math.squareroot
def f20(): math.sqrt(4)
def f21(): sys.exitt()
def f22(): Foo().__vlaue
def f23(): print(naem)
def f24():
    name = 1
    def inner(): return nmae
    inner()
def f25(): int('5').real_part
def f26(): Foo(1, 2)
def f27(): Foo(vaule=1)
def f28(): sorted([1], kye=len)
def f29(): print(1, ned='')
def f30(): f28(x=1)
def f31(first, second): pass
def f32(): f31(1, secnd=2)
def f33(): open_('x')
def f34(): Tru
def f35(): none
def f36(): true
def f37(): null
def f38(): Foo().items.x
def f39(): [1,2,3].length
def f40(): 'a'.length()
def f41(): [].push(1)
def f42(): [].add(1)
def f43(): {}.has_key(1)
def f44(): 'a'.contains('b')
def f45(): [].size
def f46(): {}.iteritems()
def f47(): 'a'.len()
def f48(): (1,).append(2)
def f49(): {1}.append(2)
def f50(): 'a'.decode()
def f51(): b'a'.encode()
def f52(): unicode('a')
def f53(): xrange(3)
def f54(): raw_input()
def f55(): reduce(1)
def f56(): long(5)
def f57(): self
def f58(): asyncio.run(1)
def f59(): json.dumps(1)
def f60(): datetime.now()
def f61(): random.random()
def f62(): collections.Counter()
def f63(): Counter()
def f64(): os.path
def f65(): time.sleep(1)
def f66(): np.array([1])
def f67(): unittest.x
def f68(): defaultdict(int)
def f69(): e
def f70(): i
def f71(): x.y
def f72(): Exceptoin('x')
def f73(): ValueErorr
def f74(): raise ValueErrr('x')
def f75(): {'a': 1}.a
def f76(): {'a': 1}.kyes()
def f77(): (lambda: 0).nmae
def f78(): f1.__nmae__
def f79(): type.mor()
def f80(): Foo.valeu
def f81(): Foo().value.x
def f82(): None.foo
def f83(): None()
def f84(): None + 1
def f85(): None[0]
def f86(): for_()
def f87(): Foo.method()
def f88(): Foo.method(1, 2)
def f89(): Foo().method.foo
def f90(): super().foo
def f91(): NotImplemented.x
def f93(): ....x
def f94(): 'x'.y.z
def f95(): print.x
def f96(): len.__nme__
def f97(): Foo.__dict__['zzz']
def f98(): sys.modules['zzz']
def f8(): s = Slot(); s.gamma = 1
def f92(): s = Slot(); del s.gamma
for i in range(1, 99): 
    if i != 31: t(globals()[f'f{i}'])
