import asyncio


class Elevator:
    def __init__(self):
        self.floor, self.calls, self.moved = 0, set(), asyncio.Condition()

    async def run(self):
        while True:
            async with self.moved:
                while not self.calls:
                    await self.moved.wait()
                target = min(self.calls, key=lambda f: (abs(f - self.floor), f))
            while self.floor != target:
                await asyncio.sleep(1)
                self.floor += 1 if target > self.floor else -1
            async with self.moved:
                self.calls.discard(self.floor)
                print(f"{asyncio.get_running_loop().time():.0f}s doors open at {self.floor}")
                self.moved.notify_all()

    async def ride(self, who, start, end, when):
        await asyncio.sleep(when)
        for f in (start, end):
            async with self.moved:
                self.calls.add(f)
                self.moved.notify_all()
                await self.moved.wait_for(lambda: self.floor == f and f not in self.calls)
        print(f"{asyncio.get_running_loop().time():.0f}s {who} arrived at {end}")


async def main():
    e = Elevator()
    t = asyncio.create_task(e.run())
    await asyncio.gather(e.ride("ann", 2, 5, 0), e.ride("bob", 1, 0, 0.5), e.ride("cat", 4, 1, 3.5))
    t.cancel()


asyncio.run(main())
