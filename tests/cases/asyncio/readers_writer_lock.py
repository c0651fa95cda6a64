import asyncio


class RWLock:
    def __init__(self):
        self.readers, self.cond, self.writing = 0, asyncio.Condition(), False

    async def read(self, name, t):
        async with self.cond:
            await self.cond.wait_for(lambda: not self.writing)
            self.readers += 1
        print(f"{name} reads with {self.readers} readers")
        await asyncio.sleep(t)
        async with self.cond:
            self.readers -= 1
            print(f"{name} stops reading")
            self.cond.notify_all()

    async def write(self, name, t):
        async with self.cond:
            await self.cond.wait_for(lambda: not self.writing and not self.readers)
            self.writing = True
        print(f"{name} writes")
        await asyncio.sleep(t)
        async with self.cond:
            self.writing = False
            print(f"{name} stops writing")
            self.cond.notify_all()


async def main():
    l = RWLock()
    await asyncio.gather(l.read("r1", 1), l.read("r2", 2), l.write("w1", 1), l.read("r3", 1), l.write("w2", 1))
    print(f"{asyncio.get_running_loop().time():.1f}")


asyncio.run(main())
