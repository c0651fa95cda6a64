import asyncio


class Batcher:
    def __init__(self, size, delay):
        self.size, self.delay, self.items, self.timer = size, delay, [], None

    async def get(self, key):
        f = asyncio.get_running_loop().create_future()
        self.items.append((key, f))
        if len(self.items) >= self.size:
            self.flush()
        elif self.timer is None:
            self.timer = asyncio.get_running_loop().call_later(self.delay, self.flush)
        return await f

    def flush(self):
        if self.timer:
            self.timer.cancel()
            self.timer = None
        items, self.items = self.items, []
        print(f"{asyncio.get_running_loop().time():.2f} batch", [k for k, _ in items])
        for k, f in items:
            if not f.done():
                f.set_result(k * 10)


async def main():
    b = Batcher(3, 0.5)

    async def user(k, t):
        await asyncio.sleep(t)
        return await b.get(k)

    print(await asyncio.gather(*(user(k, t) for k, t in enumerate([0, 0.1, 0.2, 0.3, 1, 1.1]))))


asyncio.run(main())
