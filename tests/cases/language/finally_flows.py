def f(n):
    try:
        if n == 0:
            return "try"
        if n == 1:
            raise ValueError("v")
        if n == 2:
            raise KeyError("k")
    except ValueError:
        return "except"
    else:
        return "else"
    finally:
        print("finally", n, end=" ")


for n in (0, 1, 3):
    print(f(n))
try:
    f(2)
except KeyError as e:
    print("KeyError", e)


def loops():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("cleanup", i)
    else:
        print("never")


loops()


def nested():
    try:
        try:
            raise ValueError(1)
        finally:
            print("inner finally")
    except ValueError as e:
        print("outer except", e)
        try:
            raise TypeError from e
        except TypeError as t:
            print(repr(t.__cause__), t.__suppress_context__)
    finally:
        print("outer finally")


nested()


def gen():
    try:
        yield 1
        yield 2
    finally:
        print("gen finally")


for x in gen():
    print(x)
    break
print("after the break")


def deep():
    for i in range(2):
        try:
            for j in range(2):
                try:
                    if j:
                        break
                    print(i, j)
                finally:
                    print("f1", i, j)
        finally:
            print("f2", i)
    return "deep"


print(deep())


def value_order():
    x = 1
    try:
        return x
    finally:
        x = 2


print(value_order())
try:
    try:
        1 / 0
    finally:
        raise OSError("in finally")
except OSError as e:
    print(repr(e), repr(e.__context__))
