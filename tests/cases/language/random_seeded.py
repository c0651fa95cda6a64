import random
random.seed(42)
print(random.random(), random.randint(1, 6), random.randrange(0, 100, 5), random.choice("abcdef"), random.uniform(1, 2))
l = list(range(10)); random.shuffle(l); print(l, random.sample(range(100), 5), random.choices("ab", weights=[1, 9], k=8), random.getrandbits(40))
r = random.Random("text seed"); print(r.random(), r.randint(0, 10 ** 20), r.gauss(0, 1), r.randbytes(4))
r2 = random.Random(5); st = r2.getstate(); a = [r2.random() for _ in range(2)]; r2.setstate(st); print(a == [r2.random() for _ in range(2)])
random.seed(1); print([random.randrange(10) for _ in range(10)], random.normalvariate(0, 1), random.expovariate(1), random.triangular(0, 1, 0.5), random.betavariate(1, 2), random.gammavariate(2, 1), random.lognormvariate(0, 1), random.paretovariate(3), random.weibullvariate(1, 2), random.vonmisesvariate(0, 1), random.binomialvariate(10, 0.5))
random.seed(b"bytes"); print(random.random()); random.seed(10 ** 30); print(random.random()); random.seed(-7); print(random.random())
for f in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.randrange(0), lambda: random.sample({1, 2}, 1), lambda: random.choices([], k=1), lambda: random.seed([1]), lambda: random.randint(1.5, 2), lambda: random.choices([1, 2], weights=[1], k=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
random.seed(0); print(random.sample(["a", "b", "c", "d"], 3, counts=[1, 2, 3, 4]), random.choices(range(5), cum_weights=[1, 2, 3, 4, 5], k=5))
