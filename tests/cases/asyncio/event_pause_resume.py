import asyncio


class Player:
    def __init__(self):
        self.running, self.pos = asyncio.Event(), 0
        self.running.set()

    async def play(self, n):
        while self.pos < n:
            await self.running.wait()
            self.pos += 1
            print(f"{asyncio.get_running_loop().time():.1f} frame {self.pos}")
            await asyncio.sleep(0.5)


async def main():
    p = Player()
    t = asyncio.create_task(p.play(5))
    await asyncio.sleep(1.2)
    p.running.clear()
    print("paused")
    await asyncio.sleep(3)
    p.running.set()
    print("resumed")
    await t


asyncio.run(main())
