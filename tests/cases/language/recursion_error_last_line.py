import sys
sys.setrecursionlimit(60)


def fact(n):
    if n == 0:
        return 1
    return n * fact(n - 1)


print(fact(20))
try:
    fact(100)
except RecursionError as e:
    print(e)


class Node:
    def __init__(self, next):
        self.next = next

    def __repr__(self):
        return f"Node({self.next!r})"


n = None
for _ in range(10):
    n = Node(n)
print(n)
n.next.next = n
try:
    repr(n)
except RecursionError as e:
    print(type(e).__name__)
