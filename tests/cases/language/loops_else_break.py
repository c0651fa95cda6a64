for i in range(3):
    if i == 5:
        break
else:
    print("no break")
for i in range(3):
    if i == 1:
        break
else:
    print("never")
n = 5
while n > 0:
    n -= 1
    if n == 3:
        continue
    if n == 1:
        break
    print("n", n)
else:
    print("never")
while False:
    pass
else:
    print("while else")
for i in range(2):
    for j in range(3):
        if j == 1:
            break
        print(i, j)
    else:
        print("inner else")
    continue
    print("never")
primes = []
for k in range(2, 30):
    for p in primes:
        if k % p == 0:
            break
    else:
        primes.append(k)
print(primes)
for i, (a, b) in enumerate([(1, 2), (3, 4)], start=10):
    print(i, a, b)
for x.attr in [] if False else []:
    pass
d = {}
for d["k"] in range(3):
    pass
print(d)
l = [0, 0]
for l[1] in "ab":
    print(l)
for a, *b in ["abc", "de"]:
    print(a, b)
l = [1, 2, 3]
for x in l:
    if x < 10 and len(l) < 6:
        l.append(x * 10)
print(l)
it = iter(range(5))
for x in it:
    print(x, next(it, None))
