def numbers():
    yield 1
    yield 2
    raise RuntimeError("out of numbers")


def doubled(source):
    for x in source:
        yield x * 2


total = 0
for n in doubled(numbers()):
    total += n
    print("total", total)
