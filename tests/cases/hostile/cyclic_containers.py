l = [1]
l.append(l)
d = {"l": l}
d["d"] = d
l.append(d)
print(l)
print(d)
s = set()
t = (l, [])
t[1].append(t)
print(t)
for f in (lambda: l == l, lambda: l < l):
    print(f())
m = [1]
m.append(m)
m.append(d)
try:
    print(l == m)
except RecursionError as e:
    print("RecursionError")
import copy, gc
c = copy.deepcopy(l)
print(c[1] is c, c[2]["l"] is c)
del l, d, t, m, c
print("collected", gc.collect() > 0)
import collections
q = collections.deque()
q.append(q)
print(q)
od = collections.OrderedDict()
od["me"] = od
print(od)
dd = collections.defaultdict(list)
dd[1] = dd
print(dd)
import dataclasses
@dataclasses.dataclass
class N:
    other: object = None
n = N(); n.other = [n]
print(n)
