from collections import deque
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0); print(d, d.maxlen, len(d), d[0], d[-1])
d.rotate(1); print(d); d.rotate(-2); print(d, d.pop(), d.popleft(), d)
d.extend([7, 8, 9]); d.extendleft("ab"); print(d, d.count("a"), d.index("a"), 8 in d)
e = deque("abc"); e.insert(1, "X"); e.remove("c"); e.reverse(); print(e, e.copy(), e == deque("bXa"), e + deque("z"), e * 2, list(reversed(e)), e.maxlen)
del e[0]; e[0] = "Q"; print(e, deque(), bool(deque()), deque([1]) < deque([2]), deque(range(3), 2), e.clear())
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: d[99], lambda: deque([1], maxlen=-1), lambda: deque([1]).remove(2), lambda: d.index("zz"), lambda: d[0:1], lambda: deque([1], 1).insert(0, 2), lambda: hash(d), lambda: deque(5), lambda: d + [1]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
try:
    for x in d:
        d.append(1)
except RuntimeError as e:
    print("RuntimeError:", e)
q = deque(); q.append(q); print(q)
