class Event:
    def __init__(self):
        self.set_, self.waiters = False, []

    def set(self):
        self.set_ = True
        ready.extend(self.waiters)
        self.waiters.clear()

    def __await__(self):
        while not self.set_:
            yield self


async def waiter(name, e):
    print(name, "waits")
    await e
    print(name, "goes on")


async def pause(n):
    class P:
        def __await__(self):
            yield None
    for _ in range(n):
        await P()


async def setter(e):
    await pause(2)
    print("setter sets")
    e.set()
    print("setter is done")


e = Event()
ready = [waiter("w1", e), waiter("w2", e), setter(e)]
while ready:
    c = ready.pop(0)
    try:
        wait_for = c.send(None)
    except StopIteration:
        print(c.__name__, "finished")
    else:
        if wait_for is None:
            ready.append(c)
        else:
            wait_for.waiters.append(c)
