# Driving coroutines with send(), without any loop.
class Switch:
    def __await__(self):
        r = yield self
        return r


async def talker(name, n):
    for i in range(n):
        r = await Switch()
        print(f"{name} {i} woke up with {r!r}")
    return f"{name} is done"


ready = [(talker("a", 2), None), (talker("b", 3), None), (talker("c", 0), None)]
turn = 0
while ready:
    coro, value = ready.pop(0)
    turn += 1
    try:
        request = coro.send(value)
        print(f"turn {turn}: {coro.__name__} asks {type(request).__name__}")
        ready.append((coro, turn))
    except StopIteration as e:
        print(f"turn {turn}: {e.value}")
c = talker("z", 1)
try:
    c.send("not None")
except TypeError as e:
    print("TypeError:", e)
c.close()
print(c.cr_frame, c.cr_code.co_varnames)
