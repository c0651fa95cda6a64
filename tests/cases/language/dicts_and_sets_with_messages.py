def t(*srcs):
    for s in srcs:
        try:
            r = eval(s, globals())
            print(s, "->", repr(r))
        except BaseException as e:
            print(s, "!!", type(e).__name__ + ":", e)

d={'a':1,'b':2}
t("d['z']","d[1]","d[[]]","d[{}]","d.get('z')","d.get('z',5)","d.get()","d.get('a','b','c')","d.get([])","dict(d).pop('z')","dict(d).pop('z',1)","dict(d).pop()","dict(d).pop('a','b','c')","{}.popitem()","dict(d).popitem()","d.setdefault([])","dict(d).setdefault('c')","dict(d).setdefault('a',9)","d.update(5)","d.update([1])","d.update([(1,)])","d.update([(1,2,3)])","d.update(['ab'])" ,"d.update(1,2)","d.update('a')","dict(d)|{'c':3}","d|[('c',3)]","d|5","5|d","d==dict(b=2,a=1)","d<d","d+d","d*2","d.keys()","d.values()","d.items()","d.keys()|{'z'}","d.keys()&['a']","d.keys()-{'a'}","d.keys()^{'a','q'}","d.items()&{('a',1)}","d.values()|{1}","d.keys()=={'a','b'}","d.keys()<{'a','b','c'}","d.keys().isdisjoint(['q'])","d.keys().isdisjoint(5)","d.keys()|5","d.keys()[0]","d.values()[0]","d.items()[0]","len(d.keys())","'a' in d.keys()","('a',1) in d.items()","1 in d.values()","list(reversed(d))","list(reversed(d.items()))","d.keys().mapping","d.keys().mapping['a']","dict.fromkeys('ab')","dict.fromkeys('ab',0)","dict.fromkeys(5)","dict.fromkeys()","dict.fromkeys([[]])","dict(5)","dict([1])","dict([(1,2)],a=3)","dict({'a':1},b=2)","dict(1,2)","dict(None)","dict(['ab','cd'])","dict(['abc'])","dict(zip('ab',[1,2]))","dict([[1,2],[3]])","dict(a=1,**{'b':2})","dict(**{1:2})","dict(a=1,**{'a':2})","{**d,'c':3}","{**5}","{**None}","{**d,**{'a':9}}","{1:'a',1.0:'b',True:'c'}","{'a':1}['a']['b']","d.foo","d.a","d.copy()","d.clear(1)","d.items(1)","d.has_key('a')","'a' in d","[] in d","{} in d","next(d)","len(d)","hash(d)","{d:1}","repr({})","{'a':{}}","bool({})","dict[str,int]","d.__getitem__('a')","d.__contains__('z')","d.__missing__('z')","d.__or__(5)","dict.__getitem__(d,'z')","max(d)","sorted(d)","sum(d)","list(d)","tuple(d)","set(d)==set('ab')","str(d)","d is d.copy()","del_","dict.get(d,'a')","dict.get('a')","dict.get()")
t("{1,2}|{3}","{1,2}|[3]","{1}+{2}","{1,2}-{2}","{1,2}&{2}","{1,2}^{2,3}","{1}<{1,2}","{1}<=1","{1}<[1]","{1}=={1.0}","{1}==frozenset([1])","set(5)","set(None)","set('a')","set(1,2)","set([[]])","{[]}","{{}}","{1}.add([])","{1}.add()","{1}.remove(2)","{1}.remove([])","{1}.discard(2)","{1}.discard([])","set().pop()","{1}.pop(1)","{1}.update(5)","{1}.update([2],[3])","{1}.union([2],(3,))","{1}.union(5)","{1}.intersection()","{1}.intersection([1],[1,2])","{1}.difference([1])","{1}.symmetric_difference([1,2])","{1}.symmetric_difference()","{1}.issubset([1,2])","{1}.issuperset(5)","{1}.isdisjoint([2])","{1}.isdisjoint()","{1}.copy()","{1}.foo","{1}[0]","frozenset([1]).add(2)","frozenset()","frozenset([1])|{2}","{2}|frozenset([1])","hash(frozenset([1]))==hash(frozenset([1]))","hash({1})","{1} in {1}","{1} in {frozenset([1])}","[1] in {1}","set()","repr(set())","repr(frozenset({1}))","bool(set())","len({1,1.0,True})","sorted({3,1})","{*'a',*[1]}=={'a',1}","{1}.intersection_update(5)","{1}.__contains__([])","set.union({1},{2})","set.union()","set.union([1])","frozenset.union(frozenset([1]),{2})","set[int]","frozenset[int]","type({1}|frozenset([2]))","type(frozenset([2])|{1})","{1}.__or__([1])","{1}.__ior__([1])","{1}>=frozenset()","set(range(5))<=set(range(6))","max({1,2})","{1,'a'}<{1,'a',2}")
class K:
    def __init__(s,v): s.v=v
    def __hash__(s): return 1
    def __eq__(s,o): return s.v==o.v
    def __repr__(s): return f'K{s.v}'
t("{K(1),K(1),K(2)}","{K(1):1,K(1):2}","{K(1):'x'}[K(1)]","K(1) in {K(1)}","{K(1)}=={K(1)}","{K(1)}<{K(1),K(2)}")
class M(dict):
    def __missing__(self,k): return k*2
m=M(a=1)
t("m['a']","m['z']","m.get('z')","m.copy()","type(m.copy())","m|{}","type(m|{})","type({}|m)","m==dict(a=1)","dict(m)","{**m}","m.pop('z')","'z' in m","M.fromkeys('a')","repr(m)")
def mut(src):
    ns={}
    try: exec(src,ns); print('ok',src)
    except Exception as e: print(src.splitlines()[-1],'!!',type(e).__name__,e)
mut("d={1:2}\nfor k in d: d[k+1]=1")
mut("d={1:2}\nfor k in d: del d[k]")
mut("d={1:2,3:4}\nfor k in d: del d[k]; d[k+10]=1")
mut("s={1}\nfor k in s: s.add(k+1)")
mut("s={1,2}\nfor k in s: s.remove(k)")
mut("d={1:2}\nfor k in d.items(): d.clear()")
mut("d={1:2}\nfor k in list(d): d[k+1]=1")
mut("d={1:2}\nit=iter(d)\nd[3]=1\nnext(it)")
mut("d={1:2}\nit=iter(d)\nnext(it)\nd[3]=1\nlist(it)")
mut("l=[1,2,3]\nfor x in l: l.remove(x)\nassert l==[2]")
