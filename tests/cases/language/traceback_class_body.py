class Broken:
    x = 1

    def make(n):
        return 1 / n

    y = make(0)
