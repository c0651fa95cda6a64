class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return isinstance(o, P) and self.x == o.x
    def __hash__(self): return hash(("P", self.x))


class E:
    def __eq__(self, o): return True


class Sub(P): pass


print(P(1) == P(1), P(1) != P(2), P(1) is P(1), {P(1), P(1)}.__len__(), {P(1): "a"}[P(1)], P(1) in [P(1)], [P(1)].index(P(1)), P(1) == Sub(1), P(1) == 5)
print(E() == None, E() != 5, E().__hash__ is None, 1 == True, {1: "a", True: "b", 1.0: "c"}, {0: 1, False: 2, "": 3}, hash(1) == hash(1.0) == hash(True), hash("") == hash(b"") if False else "", (1, 2) == (1.0, 2.0))
try:
    {E(): 1}
except TypeError as e:
    print("TypeError:", e)
class H:
    def __hash__(self): return -1
class H2:
    def __hash__(self): return 10 ** 30
print(hash(H()), hash(H2()) == hash(10 ** 30), hash(frozenset()) == hash(frozenset([])), object() == object())
n = float("nan")
print(n == n, n in [n], [n] == [n], {n: 1}[n], n != n, [float("nan")] == [float("nan")])
class Weird:
    def __eq__(self, o): return "truthy"
print(Weird() == 1, bool(Weird() != 1), [Weird()] == [1], Weird() in [5])
class Order:
    def __init__(self, v): self.v = v
    def __eq__(self, o): print(f"eq {self.v}", end=" "); return self.v == o
    def __hash__(self): return 1
d = {Order(1): "a", Order(2): "b"}
print(len(d), end=" "); print(2 in d)
