# probe begins
import sys

SEEN = []


def _trace(frame, event, arg):
    if not frame.f_code.co_filename.endswith("main.py"):
        return None
    if event == "line":
        SEEN.append(frame.f_lineno)
    return _trace


sys.settrace(_trace)
sys._getframe().f_trace = _trace
# probe ends
def fib(n):
    if n < 2:
        return n
    a = fib(n - 1)
    b = fib(n - 2)
    return a + b


class Point:
    size = 2

    def __init__(self, x):
        self.x = x

    def __str__(self):
        return f"P{self.x}"


def risky(n):
    try:
        if n == 2:
            raise ValueError(n)
        print("fine", n)
    except ValueError as e:
        print("caught", e)
    finally:
        print("finally")


def pairs():
    for i in range(2):
        x = yield i
        print("got", x)


def outer():
    r = yield from pairs()
    return r


total = 0
for i in range(3):
    risky(i)
    total += i
while total < 10:
    total += 3
    if total == 6:
        continue
    print(total)
print(fib(4))
print(Point(3))
g = outer()
print(next(g))
print(g.send("down"))
for left in g:
    print(left)
words = [w.upper() for w in "abc"]
with memoryview(b"x") as f:
    print(len(f))
print(sorted([3, 1, 2], key=lambda v: -v))
# probe begins
sys.settrace(None)
print(SEEN)
# probe ends
