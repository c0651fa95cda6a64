import asyncio


class Nap:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        print("eyes shut")
        yield from asyncio.sleep(self.seconds).__await__()
        print("eyes open")
        return f"slept for {self.seconds} s"


async def main():
    nap = Nap(1)
    print("nothing happens yet")
    print(await nap)
    print(await nap)                # this object may be awaited again


asyncio.run(main())
