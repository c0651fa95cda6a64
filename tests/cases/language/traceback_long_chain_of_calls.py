def a(n): return b(n)
def b(n): return c(n) + 1
def c(n):
    for i in range(n):
        if i == 3:
            with open_it(i) as f:
                return f
    return 0


class open_it:
    def __init__(self, n): self.n = n
    def __enter__(self): return self.n.missing()
    def __exit__(self, *a): print("exit")


print(a(2))
print(a(5))
