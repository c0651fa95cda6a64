import asyncio


class Buffer:
    def __init__(self, size):
        self.items, self.size = [], size
        lock = asyncio.Lock()
        self.not_full, self.not_empty = asyncio.Condition(lock), asyncio.Condition(lock)

    async def put(self, x):
        async with self.not_full:
            while len(self.items) >= self.size:
                print("full")
                await self.not_full.wait()
            self.items.append(x)
            self.not_empty.notify()

    async def get(self):
        async with self.not_empty:
            while not self.items:
                print("empty")
                await self.not_empty.wait()
            x = self.items.pop(0)
            self.not_full.notify()
            return x


async def main():
    b = Buffer(2)

    async def prod():
        for i in range(5):
            await b.put(i)
            print("put", i)

    async def cons():
        for _ in range(5):
            print("got", await b.get())
            await asyncio.sleep(0.1)

    await asyncio.gather(cons(), prod())


asyncio.run(main())
