def t(*srcs):
    for s in srcs:
        try:
            r = eval(s, globals())
            print(s, "->", repr(r))
        except BaseException as e:
            print(s, "!!", type(e).__name__ + ":", e)

L=[1,2,3]
t("L[5]","L['a']","L[1.0]","L[None]","L[True]","L[:2]","L[::-1]","L[::0]","L['a':]","L[1:2:3]","L[10:20]","L[-100:100]","L+[4]","L+(4,)","L+'a'","L*2","2*L","L*-1","L*1.5","L*'a'","L*L","L==[1,2,3]","L<[1,2,4]","L<(1,)","[1,'a']<[1,2]","L in [L]","2 in L","L.index(2)","L.index(9)","L.index(2,2)","L.index(3,-1)","L.index(2,0,1)","L.index()","L.count(1)","L.count()","L.append()","L.append(1,2)","[].pop()","L.pop(10)","L.pop('a')","L.pop(1.5)","L.pop(-10)","L.remove(99)","L.remove()","L.insert(0)","[1].insert('a',1)","L.extend(5)","L.extend()","L.sort(1)","L.sort(key=5)","['a',1].sort()","[None,1].sort()","[[1],['a']].sort()","L.sort(foo=1)","L.sort(reverse='x')","sorted([3,1,2],reverse=True)","sorted('bca')","sorted(5)","sorted([1,'a'])","sorted([1,2],key=lambda:0)","sorted([1,2],lambda x:x)","sorted()","sorted({3,1,2})","sorted({'b':1,'a':2})","sorted([(1,'b'),(1,'a')])","sorted(['b','A','a'],key=str.lower)","sorted([1,2,3],key=lambda x:x%2)","sorted([1.5,1,True])","sorted([float('nan'),1,0])","L.reverse(1)","L.clear(1)","L.copy()","L.foo","list(5)","list(None)","list('abc')","list({'a':1})","list(1,2)","list(x=1)","[*'abc',*range(2)]","[*5]","[*None]","L.__getitem__(0)","L.__contains__(1)","L.__len__()","L.__iadd__([1])","L.__mul__('a')","L.__add__(5)","hash(L)","{L:1}","{[]}","repr([])","repr([[]])","str([1,'a',None])","L.__class__","list.__name__","list[int]","list[int](  (1,2) )","list[int,str]","list[()]","[][0]","[]['a']","[1,2][[0]]","()[0]","(1,2)['a']","(1,2)+[1]","(1,2)+(3,)","(1,2)*2","(1,2)<(1,3)","(1,2)==(1,2.0)","(1,)","()","(1,2).index(3)","(1,2).count(1)","(1,2).foo","(1,2).append(3)","tuple(5)","tuple('ab')","tuple([1],[2])","hash((1,2))==hash((1,2))","hash((1,[]))","{(1,[]):2}","(1,2)[0:1]","(1,2)[::0]","tuple[int,...]","tuple[()]")
def st(src, **kw):
    ns = dict(kw)
    try:
        exec(src, ns)
        print(src, '=>', {k: v for k, v in ns.items() if k != '__builtins__'})
    except BaseException as e:
        print(src, '!!', type(e).__name__ + ':', e)
for src in ["a[5]=1","a['x']=1","a[1:2]=[7,8,9]","a[:]=[]","a[::2]=[0,0]","a[::2]=[0]","a[1:1]=5","a[1:1]='xy'","a[::-1]=[7,8,9]","a[1:]=a","a[5:]=[1]","a[::0]=[1]","del a[0]","del a[5]","del a['x']","del a[::2]","del a[:]","del a[1:1]","del a[::-1]","del a[::0]","a+=5","a+='xy'","a+=(9,)","a*=2","a*='x'","a*=-1","a=a+5","a-=1","a[0]+=1","a[9]+=1","a.x=1","del a.x","a.append(a)","a[1:2]=a","a[-1:0:-1]=[0,0]","a.insert(100,'e')","a.insert(-100,'s')","a.sort(reverse=True)","a.reverse()","a.extend(a)","b,c=a","b,c,d,e=a","b,*c=a","*b,=a","b,(c,d)=a","(b,c,d)=a","[b,c,d]=a","b=c=d=a[0]","b,*c,d,e,f=a","*b,c,*d=a","b,c,d=5","b,c=None","b,c={'x':1,'y':2}","b,c='xy'","b,c=iter([1])","b,c=iter([1,2,3])","for b,c in [1,2]: pass","for b,c in [(1,2,3)]: pass","t=(1,2);t[0]=1","t=(1,[2]);t[1]+=[3]","t=(1,2);del t[0]","t=(1,2);t+=(3,)","s='abc';s[0]='x'","s='abc';del s[0]","r=range(3);r[0]=1","x=5;x[0]=1","x=None;x[0]=1","x=None;x[0]","x=None;del x[0]","f=len;f[0]","f=int;f[0]","f=lambda:0;f[0]","f=lambda:0;f[0]=1"]:
    st(src, a=[1,2,3])
