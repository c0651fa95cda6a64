# 500,000 turns that call methods, a property, and make instances


class Counter:
    def __init__(self, start):
        self.n = start

    def add(self, k):
        self.n += k
        return self

    @property
    def double(self):
        return self.n * 2


class Loud(Counter):
    def add(self, k):
        return super().add(k)


def main(n):
    total = 0
    quiet, loud = Counter(0), Loud(0)
    for i in range(n):
        quiet.add(1)
        if i % 5 == 0:
            loud.add(2)
            total += loud.double
            total += Counter(i).n
    return total + quiet.n


assert main(500_000) == 45_000_450_000
