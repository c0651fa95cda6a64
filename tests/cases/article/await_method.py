# What can be awaited: an object with __await__.
import asyncio


class Delay:
    def __init__(self, seconds, value):
        self.seconds, self.value = seconds, value

    def __await__(self):
        print("await begins:", self.value)
        yield from asyncio.sleep(self.seconds).__await__()
        print("await ends:", self.value)
        return self.value * 2


class NotIterator:
    def __await__(self):
        return 5


class CoroutineAwait:
    def __await__(self):
        return asyncio.sleep(0)


class Ready:
    def __await__(self):
        return iter(())


async def main():
    print(await Delay(1, "x"))
    print(await asyncio.gather(Delay(2, "slow"), Delay(1, "fast")))
    print(await Ready())
    for bad in (NotIterator(), CoroutineAwait(), 5, "str", [1], None, print):
        try:
            await bad
        except TypeError as e:
            print("TypeError:", e)


asyncio.run(main())
