def source():
    for i in (1, 2, "x"):
        yield i


def squares(it):
    for i in it:
        yield i ** 2


def total(it):
    return sum(it)


print(total(squares([1, 2])))
print(total(squares(source())))
