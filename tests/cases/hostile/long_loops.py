# A few million instructions: slow engines show here, hanging ones too.
n = 0
for i in range(300_000):
    n += i & 3
print(n)
s = 0
i = 0
while i < 100_000:
    i += 1
    if i % 3 == 0:
        continue
    s += i
print(s)
print(sum(x * x for x in range(100_000)), len([x for x in range(100_000) if x % 2]))
d = {}
for i in range(50_000):
    d[i % 1000] = d.get(i % 1000, 0) + 1
print(len(d), d[7])
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(18))
print(len("".join(str(i) for i in range(20_000))), sorted((i * 7919 % 10007 for i in range(10_000)), key=lambda x: -x)[:3])
sieve = bytearray([1]) * 50_000
for p in range(2, 224):
    if sieve[p]:
        sieve[p * p::p] = bytes(len(range(p * p, 50_000, p)))
print(sum(sieve) - 2)
