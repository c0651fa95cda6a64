def averager():
    total, n, avg = 0.0, 0, None
    while True:
        x = yield avg
        total += x
        n += 1
        avg = total / n


a = averager()
try:
    a.send(10)
except TypeError as e:
    print("TypeError:", e)
print(a.send(None))
print(a.send(10), a.send(20), a.send(3))
try:
    a.send("text")
except TypeError as e:
    print("TypeError:", e)
try:
    a.send(1)
except StopIteration as e:
    print("finished", e.value)
print(next(averager()))
