import asyncio


class Latch:
    def __init__(self, n):
        self.n, self.fut = n, asyncio.get_running_loop().create_future()

    def count_down(self):
        self.n -= 1
        if self.n == 0:
            self.fut.set_result(None)

    def __await__(self):
        return self.fut.__await__()


async def worker(i, latch):
    await asyncio.sleep(i)
    print("worker", i)
    latch.count_down()


async def boss(name, latch):
    await latch
    print(name, "goes on")


async def main():
    latch = Latch(3)
    await asyncio.gather(boss("b1", latch), *(worker(i, latch) for i in (3, 1, 2)), boss("b2", latch))
    await latch
    print("open for ever")


asyncio.run(main())
