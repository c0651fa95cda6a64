def f():
    try:
        return 1
    finally:
        return 2


def g():
    for i in range(3):
        try:
            1 / 0
        finally:
            continue
    return "g"


def h():
    while True:
        try:
            raise ValueError
        finally:
            break
    return "h"


print(f(), g(), h())
