l = list(range(5))
for x in l:
    if len(l) < 12:
        l.append(x)
print(len(l))
l = list(range(10))
for x in l:
    l.pop()
print(l)
d = {i: i for i in range(5)}
for action in (lambda: d.__setitem__(len(d) + 100, 1), lambda: d.pop(next(iter(d))), d.clear):
    try:
        for k in d:
            action()
        print("no error")
    except RuntimeError as e:
        print("RuntimeError:", e)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x * 10)
except RuntimeError as e:
    print("RuntimeError:", e)


class Evil:
    def __init__(self, target): self.target = target
    def __eq__(self, o):
        self.target.clear()
        return False
    def __hash__(self): return 1
    def __lt__(self, o):
        self.target.clear()
        return True
    def __repr__(self): return "E"


l = []
l.extend([Evil(l) for _ in range(4)])
print(l.index(5) if 5 in l else "not found", len(l))
l = []
l.extend([Evil(l) for _ in range(4)])
try:
    l.sort()
    print(len(l))
except ValueError as e:
    print("ValueError:", e)
d = {}
e = Evil(d)
d[e] = 1
d[1] = 2
print(len(d) <= 2, "alive")
l = [1, 2, 3]
it = iter(l)
next(it); l.clear()
print(list(it), next(it, "end"))
