# 500,000 turns that read and write attributes of an instance and of its class


class Point:
    scale = 2

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Slotted:
    __slots__ = ("n",)

    def __init__(self):
        self.n = 0


def main(n):
    p = Point(1, 2)
    s = Slotted()
    for i in range(n):
        p.x = p.x + p.y * p.scale
        s.n += 1
    return p.x + s.n


assert main(500_000) == 2_500_001
