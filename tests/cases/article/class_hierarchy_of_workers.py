import asyncio


class Worker:
    count = 0

    def __init__(self, name, period):
        self.name, self.period, self.done = name, period, 0
        type(self).count += 1

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} done={self.done}>"

    async def step(self):
        await asyncio.sleep(self.period)
        self.done += 1

    async def run(self, n):
        for _ in range(n):
            await self.step()
            print(f"{asyncio.get_running_loop().time():.1f}", self)
        return self


class Careful(Worker):
    async def step(self):
        print(self.name, "checks first")
        await super().step()


class Lazy(Worker):
    def __init__(self, name):
        super().__init__(name, 5)

    async def step(self):
        if self.done:
            raise RuntimeError(f"{self.name} has had enough")
        await super().step()


async def main():
    rs = await asyncio.gather(Worker("w", 1).run(3), Careful("c", 1.5).run(2), Lazy("l").run(2), return_exceptions=True)
    print(rs)
    print(Worker.count, Careful.count, Lazy.count, [c.__name__ for c in Lazy.__mro__])


asyncio.run(main())
