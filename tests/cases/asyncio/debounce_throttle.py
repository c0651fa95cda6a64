import asyncio


class Debounce:
    def __init__(self, delay, f):
        self.delay, self.f, self.h = delay, f, None

    def __call__(self, *a):
        if self.h:
            self.h.cancel()
        self.h = asyncio.get_running_loop().call_later(self.delay, self.f, *a)


class Throttle:
    def __init__(self, period, f):
        self.period, self.f, self.last = period, f, None

    def __call__(self, *a):
        now = asyncio.get_running_loop().time()
        if self.last is None or now - self.last >= self.period - 1e-3:
            self.last = now
            self.f(*a)


async def main():
    d = Debounce(0.3, lambda x: print("debounced", x))
    t = Throttle(0.5, lambda x: print("throttled", x))
    for i in range(10):
        d(i)
        t(i)
        await asyncio.sleep(0.1 if i % 4 else 0.4)
    await asyncio.sleep(1)


asyncio.run(main())
