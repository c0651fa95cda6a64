l = []
for _ in range(20_000):
    l = [l]
print("nested list")
d = None
for _ in range(10_000):
    d = {"k": d}
t = ()
for _ in range(10_000):
    t = (t,)
print("nested dict and tuple")
for f in (lambda: repr(l), lambda: repr(d), lambda: l == [l], lambda: hash(t), lambda: str(t)):
    try:
        f()
        print("no error")
    except RecursionError:
        print("RecursionError")
depth = 0
while l:
    l = l[0]
    depth += 1
print(depth)
del d, t


class N:
    pass


head = None
for i in range(20_000):
    n = N()
    n.next = head
    head = n
del head, n
print("linked list dropped")
f = lambda: 0
for _ in range(20_000):
    f = lambda f=f: f
del f
print("end")
