class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): print("iter"); return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n


print(list(Count(3)), max(Count(2)), 1 in Count(3), dict.fromkeys(Count(2)), [*Count(1), *Count(2)], sum(Count(4)), tuple(Count(0)), sorted(Count(3)), "".join(map(str, Count(3))), set(Count(2)))
a, b = Count(2); print(a, b)
it = Count(3)
for x in it:
    print(x)
    if x == 1: break
print("rest", list(it))
i = iter([1, 2, 3]); print(next(i), i.__length_hint__(), list(i), next(i, "end"))
r = reversed([1, 2]); print(next(r), list(r)); print(list(reversed({"a": 1, "b": 2})), list(reversed(range(3))), type(iter({})).__name__, type(iter("")).__name__, type(iter(range(1))).__name__, type(iter(set())).__name__)
def readings():
    data = [3, 1, 0, 5]
    return lambda: data.pop(0)
print(list(iter(readings(), 0)))
class Rev:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 10
print(list(reversed(Rev())), list(zip(Count(2), "ab")), list(map(lambda a, b: (a, b), Count(3), "xy")), list(enumerate(Count(2), 5)), list(filter(None, Count(3))))
class BadIter:
    def __iter__(self): return 5
class NoNext:
    def __iter__(self): return NoNext()
for f in (lambda: list(BadIter()), lambda: list(NoNext()), lambda: iter(5), lambda: next(Rev()), lambda: [*5], lambda: dict(Count(1)), lambda: list(zip(5)), lambda: next(iter([])), lambda: {**5}, lambda: print(*5), lambda: map(None, [1]).__next__()):
    try:
        print(f())
    except (TypeError, StopIteration) as e:
        print(type(e).__name__, e)
m = map(str, [1]); print(iter(m) is m, next(m), list(m)); z = zip(); print(list(z))
