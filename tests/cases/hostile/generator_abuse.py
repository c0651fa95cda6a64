def selfish():
    yield next(me)


me = selfish()
try:
    next(me)
except ValueError as e:
    print("ValueError:", e)
try:
    next(me)
except StopIteration:
    print("finished")


def closer():
    yield
    h.close()


h = closer()
next(h)
try:
    next(h)
except ValueError as e:
    print("ValueError:", e)


def never_stops():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


n = never_stops()
next(n)
for _ in range(2):
    try:
        n.close()
    except RuntimeError as e:
        print("RuntimeError:", e)
def thrower():
    try:
        yield 1
    except BaseException as e:
        print("got", type(e).__name__)
        yield 2
t = thrower(); next(t); print(t.throw(SystemExit)); t.close()
def chain(n):
    yield from chain(n - 1) if n else [n]
print(list(chain(500)))
g = (x for x in [1]); g.close(); print(list(g), g.throw.__name__)
try:
    g.throw(ValueError("into a closed one"))
except ValueError as e:
    print(e)
gens = [iter([1])]
for _ in range(300):
    gens.append(map(lambda x: x + 1, gens[-1]))
print(list(gens[-1]))
del n
print("end")
