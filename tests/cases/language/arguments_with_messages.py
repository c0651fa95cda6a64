# arguments
def t(*srcs):
    for s in srcs:
        try: print(s, '->', repr(eval(s, globals())))
        except BaseException as e: print(s, '!!', type(e).__name__ + ':', e)
def f(a, b=2, *c, d, e=5, **g): return a, b, c, d, e, g
def p(a, b, /, c, *, d): return a, b, c, d
def k(*, a, b=1): return a, b
def n(): pass
def one(a): return a
def va(*args): return args
def kw(**kwargs): return kwargs
def many(a, b, c, d, e): pass
def manyk(*, a, b, c, d): pass
def posd(a, b=1, /): pass
class A:
    def m(self, x): return x
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return x
    def __call__(self, x, *, y): return x, y
    def __init__(self, z=0): pass
    def __getitem__(self, k): return k
t("f(1,d=4)","f()","f(1)","f(d=1)","f(1,2,3,d=4,z=5)","f(1,a=2,d=3)","f(*[1,2,3],d=4)","f(1,**{'d':4})","f(**{'a':1,'d':2})","f(1,d=1,**{'d':2})","f(1,d=1,**{1:2})","f(1,*5,d=1)","f(1,**5)","f(1,*None)","f(1,**None)","p(1,2,3,d=4)","p(1,2,c=3,d=4)","p(a=1,b=2,c=3,d=4)","p(1,b=2,c=3,d=4)","p(1,2)","p(1,2,3)","p(1,2,3,4)","p()","k()","k(1)","k(a=1)","k(a=1,c=2)","k(1,2,a=1)","k(1,2,a=1,b=3)","k(b=1)","n(1)","n(a=1)","n(*[1,2])","n(**{'x':1})","one()","one(1,2)","one(b=1)","one(1,a=1)","one(*[])","va(1,2)","va(a=1)","kw(1)","kw(a=1)","kw(**{'a b':1})","many()","many(1)","many(1,2,3)","many(1,2,3,4,5,6)","many(1,2,3,4,5,6,7,z=1)","many(a=1)","manyk()","manyk(a=1)","manyk(a=1,b=2,c=3,z=4)","posd(a=1)","posd()","posd(1,b=2)","posd(1,2,3)","A().m()","A().m(1,2)","A.m()","A.m(1)","A().s()","A().c(1,2)","A()(1)","A()(1,2)","A()(1,y=2)","A(1,2)","A(q=1)","A().m(x=1)","A().m(y=1)","A().m(1,x=1)","len()","len(1,2)","len(a=1)","abs()","abs(1,2)","print(1,2,sep='-',foo=1)","isinstance(1)","isinstance()","getattr(1)","ord()","chr(1,2)","int(1,2,3)","str(1,2,3,4)","list(1,2)","dict(1,2)","tuple(1,2)","set(1,2)","range()","range(1,2,3,4)","enumerate()","map()","sorted()","sum()","max()","min(1)","pow(1)","round()","divmod(1)","hash()","id()","repr()","iter()","next()","open()","input(1,2)","format()","bin()","callable()","dir(1,2)","vars(1,2)","type()","super(1,2,3)","object(1)","bool(1,2)","float(1,2)","complex(1,2,3)","bytes(1,2,3,4)","bytearray(1,2,3,4)","slice()","property(1,2,3,4,5)","staticmethod()","classmethod()","classmethod(1,2)","frozenset(1,2)","memoryview()","memoryview(5)","'a'.join()","'a'.join(1,2)","'a'.split(1,2,3)","'a'.upper(1)","'a'.replace()","'a'.center()","'a'.format_map()","'a'.encode(1,2,3)","[].append()","[].append(1,2)","[].append(a=1)","[].insert(1)","[].pop(1,2)","[].index()","[].sort(1)","[].extend()","[].count()","[].remove()","{}.get()","{}.get(a=1)","{}.pop()","{}.update(1,2)","{}.setdefault()","{}.fromkeys()","{}.items(1)","set().add()","set().union(1)","(1).bit_length(1)","(1).to_bytes(a=1)","(1.5).hex(1)","b''.join()","b'a'.split(1)","(x for x in []).send()","(x for x in []).throw()","A()[1,2]","A()[1:2,3]","A()[()]","A()[*[1,2]]","A()[:, ...]","print(*[1,2],*[3],sep='-')","f(*[1],*[2],d=1)","f(1,*(2,),3,d=4)","f(**{'a':1},**{'d':2})","f(**{'a':1},**{'a':2})","f(a=1,**{'a':2})","dict(**{'a':1},**{'a':2})","A().m(**{'x':1},**{'x':2})","print(**{'sep':1},**{'sep':2})","(lambda:0)(1)","(lambda x:0)()","(lambda x,y:0)(1)","(lambda *,x:0)()","(lambda x,/:0)(x=1)","A().nope()","A.nope()","(1)(2)","'a'('b')","[1](0)","None()","{}()","f(1)(2)","A().m(1)(2)","type('X',(),{})(1)")
class NoInit: pass
class New:
    def __new__(cls, a): return object.__new__(cls)
class Init:
    def __init__(self, a, *, b): pass
class Both:
    def __new__(cls, a): return object.__new__(cls)
    def __init__(self, b): pass
class Meta(type):
    def __call__(cls, *a, **k): return ('meta', a, k)
class WithMeta(metaclass=Meta): pass
t("NoInit(1)","NoInit(a=1)","New()","New(1,2)","Init()","Init(1)","Init(1,2)","Both()","Both(a=1)","WithMeta(1,x=2)","NoInit().__init__(1)","object.__new__(NoInit,1)","object.__new__(New,1)","NoInit.__new__(NoInit,1)","object.__init__(NoInit(),1)","object.__init__(Init(1,b=2),1)")
