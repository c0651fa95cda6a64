log = []


def e(x):
    log.append(x)
    return x


class O:
    def __setitem__(self, k, v): log.append(("set", k, v))
    def __getitem__(self, k): log.append(("get", k)); return 10
    def __setattr__(self, k, v): log.append(("setattr", k, v))


def f(*a, **k): return a, k


f(e(1), *[e(2)], x=e(3), **{"y": e(4)}, z=e(5))
print(log); log.clear()
o = O()
o[e("k")] = e("v")
o[e("k2")] += e("v2")
o.attr = e("av")
(lambda a=e("default"): a)()
print(log); log.clear()
e(1) if e(0) else e(2)
[e(i) for i in (e(7), e(8)) if e(True)]
{e("dk"): e("dv")}
e(3) < e(2) < e(1)
print(log); log.clear()
x, o[e("t1")], (y, o[e("t2")]) = e(1), e(2), (e(3), e(4))
print(log); log.clear()


@e
class C(e(object)):
    a = e("body")
    def m(self, x=e("m default")) -> None: pass


print([i if isinstance(i, str) else type(i).__name__ for i in log]); log.clear()
del o.__dict__
try:
    e(1) / e(0) + e(2)
except ZeroDivisionError:
    print(log)
