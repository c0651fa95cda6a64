def running_total():                # the sub-generator
    total = 0
    while True:
        number = yield total
        if number is None:
            return total
        total += number


def bill(name):                     # the delegating generator
    print(name, "opens")
    total = yield from running_total()
    print(name, "closes with", total)


table = bill("table 5")             # the caller
print("so far:", next(table))
print("so far:", table.send(30))
print("so far:", table.send(12))
try:
    table.send(None)
except StopIteration:
    print("finished")
