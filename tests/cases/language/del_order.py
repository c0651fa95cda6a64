class D:
    def __init__(self, n): self.n = n; print("new", n)
    def __del__(self): print("del", self.n)


def f(x):
    y = D("local y")
    return x.n


print(f(D("argument")))
a = D("first"); a = D("second"); print("rebound")
l = [D("l0"), D("l1"), D("l2")]; l[1] = None; del l[0]; l.clear(); print("cleared")
d = {"k": D("value")}; d["k"] = 1; d = None
for i in range(2):
    t = D(f"loop {i}")
print("after the loop"); del t
x = D("x") and D("x2"); print("x is x2"); del x
(D("expression"))
try:
    e = D("in try"); raise ValueError
except ValueError:
    del e; print("handler")
def gen():
    g = D("in generator")
    try:
        yield 1
    finally:
        print("gen finally")
g = gen(); next(g); del g; print("gen gone")
class C:
    def __init__(self): self.parts = [D("part")]
    def __del__(self): print("del C")
C(); print("C gone")
s = D("closure"); h = lambda s=s: s.n; del s; print(h()); del h
t = (D("t0"), D("t1")); del t
k = D("global at exit"); z = D("global z at exit")
print("end of program")
