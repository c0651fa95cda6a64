class V:
    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        print(f"{self.n}<{o.n}", end=" ")
        return self.n < o.n

    def __eq__(self, o):
        print(f"{self.n}=={o.n}", end=" ")
        return self.n == o.n

    __hash__ = None


def v(n):
    print("v", n, end=" ")
    return V(n)


print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(v(1) == v(1) < v(5))
print(v(2) > v(1))
print(v(1) != v(2))
try:
    v(1) <= v(2)
except TypeError as e:
    print("TypeError:", e)
try:
    hash(V(1))
except TypeError as e:
    print("TypeError:", e)
print(V(1) in [V(2), V(1)])
print([V(1), V(2)] == [V(1), V(3)])
print([V(1)] < [V(2)])
print(max(V(1), V(5), V(3)).n, sorted([V(3), V(1), V(2)])[0].n)


class R:
    def __lt__(self, o):
        return NotImplemented

    def __gt__(self, o):
        print("reflected gt", end=" ")
        return True


print(5 < R(), R() > 3)
try:
    R() < 5
except TypeError as e:
    print("TypeError:", e)
print(1 == "1", 1 != "1", None == 0, [] == (), NotImplemented is NotImplemented)
