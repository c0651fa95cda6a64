class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def insert(tree, v):
    if tree is None:
        return Tree(v)
    if v < tree.value:
        tree.left = insert(tree.left, v)
    else:
        tree.right = insert(tree.right, v)
    return tree


root = None
for v in [50, 20, 70, 10, 30, 60, 80, 25]:
    root = insert(root, v)
print(list(root), sum(root), 30 in root, 31 in root)


def permutations(items):
    if not items:
        yield ()
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield (x, *rest)


print(*permutations("abc"))


def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


print(*hanoi(3))


def chain(n):
    if n:
        yield from chain(n - 1)
    yield n


print(sum(chain(300)))
