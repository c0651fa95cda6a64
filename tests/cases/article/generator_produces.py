# Generators produce data lazily, on demand.
def produce(n):
    print("start producing")
    for i in range(n):
        print("produce", i)
        yield i * i
    print("no more")


for x in produce(3):
    print("consume", x)
g = produce(2)
print("made", g.gi_frame is not None)
print(next(g))
print(next(g, "default"))
print(next(g, "default"))
print(next(g, "default"))
try:
    next(g)
except StopIteration as e:
    print("StopIteration", e.value, e.args)
print(sum(produce(4)), max(produce(2)))
