# Caller, delegating generator and sub-generator: who sees what.
def sub():
    total = n = 0
    while True:
        x = yield n
        print("  sub got", x)
        if x is None:
            break
        total += x
        n += 1
    return total / n


def delegating(results):
    while True:
        print(" delegating: next key")
        average = yield from sub()
        print(" delegating got", average)
        results.append(average)


def caller(data):
    results = []
    for values in data:
        d = delegating(results)
        print("first yield", next(d))
        for v in values:
            print("sub yields", d.send(v))
        print("next sub yields", d.send(None))
        d.close()
    return results


print(caller([[1, 2, 3], [10.5, 9.5]]))
