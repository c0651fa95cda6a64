def g(n):
    try:
        while n:
            n -= (yield n) or 1
        return "ran out"
    finally:
        print("finally at", n)


def drain(gen):
    while True:
        try:
            print("yield", next(gen))
        except StopIteration as e:
            return e.value


print(drain(g(3)))
a = g(5)
print(next(a), a.send(2), a.send(None))
print("close returns", a.close())
print("exhausted:", drain(a))


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "closed value"


r = returns_on_close()
next(r)
print(r.close())
print(g(1).close(), "never started, nothing printed")
