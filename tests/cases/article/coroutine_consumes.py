# A coroutine consumes: data is pushed into it with send().
def coroutine(f):
    def start(*args, **kwargs):
        g = f(*args, **kwargs)
        next(g)
        return g
    return start


@coroutine
def grep(pattern, target):
    print("looking for", pattern)
    try:
        while True:
            line = yield
            if pattern in line:
                target.send(line)
    except GeneratorExit:
        print("grep", pattern, "is closed")
        target.close()


@coroutine
def printer(name):
    n = 0
    try:
        while True:
            line = yield
            n += 1
            print(f"{name} {n}: {line}")
    finally:
        print(name, "printed", n)


@coroutine
def broadcast(targets):
    while True:
        item = yield
        for t in targets:
            t.send(item)


p = printer("out")
pipeline = broadcast([grep("python", p), grep("generator", printer("gen"))])
for line in ["python generators rock", "nothing", "a generator", "python 3"]:
    pipeline.send(line)
pipeline.close()
print("pipeline closed")
p.close()
