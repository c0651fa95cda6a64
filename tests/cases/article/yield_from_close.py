def sub(name):
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print(name, "sees GeneratorExit")
        raise
    finally:
        print(name, "finally")


def mid():
    try:
        yield from sub("inner")
    finally:
        print("mid finally")


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield "no, I stay"


m = mid()
print(next(m))
m.close()
m.close()
print(list(m))
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print("RuntimeError:", e)


def through():
    yield from stubborn()


t = through()
next(t)
try:
    t.close()
except RuntimeError as e:
    print("RuntimeError:", e)
m = mid()
next(m)
del m
print("deleted")
