import asyncio


class Limiter:
    def __init__(self, n, period):
        self.n, self.period, self.times = n, period, []

    async def __aenter__(self):
        loop = asyncio.get_running_loop()
        while True:
            now = loop.time()
            self.times = [t for t in self.times if now - t < self.period - 0.001]
            if len(self.times) < self.n:
                break
            await asyncio.sleep(self.period - (now - self.times[0]))
        self.times.append(loop.time())

    async def __aexit__(self, *a):
        pass


async def call(i, lim):
    async with lim:
        print(f"{asyncio.get_running_loop().time():.1f} call {i}")


async def main():
    lim = Limiter(2, 1)
    await asyncio.gather(*(call(i, lim) for i in range(6)))


asyncio.run(main())
