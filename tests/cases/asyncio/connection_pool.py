import asyncio
from contextlib import asynccontextmanager


class Pool:
    def __init__(self, n):
        self.free = asyncio.Queue()
        for i in range(n):
            self.free.put_nowait(f"conn{i}")

    @asynccontextmanager
    async def get(self):
        c = await self.free.get()
        try:
            yield c
        finally:
            self.free.put_nowait(c)


async def client(i, pool):
    async with pool.get() as c:
        print(f"client {i} has {c}")
        await asyncio.sleep(1 + i / 10)
        if i == 1:
            raise RuntimeError("query failed")
    print(f"client {i} done")


async def main():
    pool = Pool(2)
    r = await asyncio.gather(*(client(i, pool) for i in range(5)), return_exceptions=True)
    print(r, pool.free.qsize())


asyncio.run(main())
