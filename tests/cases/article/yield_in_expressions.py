def g():
    x = (yield 1) + (yield 2)
    print("x", x)
    y = [(yield "list"), (yield "list2")]
    print("y", y)
    print("call", (yield "arg"))
    d = {(yield "key"): (yield "value")}
    print(d)
    z = yield
    print("bare", z)
    if (yield "cond"):
        print("true")
    return (yield "last")


gen = g()
value = None
try:
    for i in range(20):
        value = gen.send(None if i == 0 else i)
        print("->", value)
except StopIteration as e:
    print("end", e.value)
f = lambda: (yield 5)
print(list(f()))
