import asyncio


class Breaker:
    def __init__(self, limit, cool):
        self.limit, self.cool, self.fails, self.opened = limit, cool, 0, None

    async def call(self, f):
        now = asyncio.get_running_loop().time()
        if self.opened is not None:
            if now - self.opened < self.cool:
                raise RuntimeError("open")
            print("half open")
        try:
            r = await f()
        except OSError:
            self.fails += 1
            if self.fails >= self.limit:
                self.opened = now
            raise
        self.fails, self.opened = 0, None
        return r


async def main():
    outcomes = iter([1, 0, 0, 1, 1])

    async def service():
        await asyncio.sleep(0.1)
        if not next(outcomes):
            raise OSError("down")
        return "ok"

    b = Breaker(2, 1)
    for i in range(8):
        try:
            print(i, await b.call(service))
        except Exception as e:
            print(i, repr(e))
        await asyncio.sleep(0.4)


asyncio.run(main())
