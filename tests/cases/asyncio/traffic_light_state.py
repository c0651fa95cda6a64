import asyncio
from enum import Enum


class Light(Enum):
    RED = 3
    GREEN = 4
    YELLOW = 1


ORDER = {Light.RED: Light.GREEN, Light.GREEN: Light.YELLOW, Light.YELLOW: Light.RED}


class Crossing:
    def __init__(self):
        self.light, self.changed = Light.RED, asyncio.Condition()

    async def run(self):
        while True:
            await asyncio.sleep(self.light.value)
            async with self.changed:
                self.light = ORDER[self.light]
                print(f"{asyncio.get_running_loop().time():.0f} {self.light.name}")
                self.changed.notify_all()

    async def car(self, name, t):
        await asyncio.sleep(t)
        async with self.changed:
            await self.changed.wait_for(lambda: self.light is Light.GREEN)
        print(f"{asyncio.get_running_loop().time():.1f} {name} crosses")


async def main():
    c = Crossing()
    r = asyncio.create_task(c.run())
    await asyncio.gather(*(c.car(n, t) for n, t in [("a", 1), ("b", 4.5), ("c", 7.5), ("d", 8.2)]))
    r.cancel()


asyncio.run(main())
