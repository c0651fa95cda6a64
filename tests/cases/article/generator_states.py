import inspect


def gen():
    print("inside:", inspect.getgeneratorstate(g))
    try:
        yield 1
    finally:
        print("in finally:", inspect.getgeneratorstate(g), g.gi_running)


g = gen()
print(inspect.getgeneratorstate(g), g.gi_running, g.gi_frame.f_lineno)
next(g)
print(inspect.getgeneratorstate(g), g.gi_suspended, g.gi_frame.f_lineno)
g.close()
print(inspect.getgeneratorstate(g), g.gi_frame)


def me():
    yield 1
    next(m)


m = me()
next(m)
try:
    next(m)
except ValueError as e:
    print("ValueError:", e)
print(gen.__name__, g.__name__, g.__qualname__, g.gi_code.co_name, inspect.isgeneratorfunction(gen), inspect.isgenerator(g))
g.__name__ = "renamed"
print(g.__name__, g.__qualname__)
