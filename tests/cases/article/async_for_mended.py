# The article's fragment in its mended form.
import asyncio


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0.1)
        self.n -= 1
        return self.n


async def main():
    async for item in Countdown(3):
        print(item)
    results = [item async for item in Countdown(5)]
    print(results)
    print({item: -item async for item in Countdown(2)})
    async for item in Countdown(0):
        print("never")
    else:
        print("else of an empty loop")
    async for item in Countdown(9):
        if item == 7:
            break
        print("before the break", item)
    else:
        print("never")


asyncio.run(main())
