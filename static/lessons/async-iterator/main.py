import asyncio


class Ticker:
    def __init__(self, count):
        self.count = count
        self.n = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == self.count:
            raise StopAsyncIteration
        await asyncio.sleep(0.5)
        self.n += 1
        return self.n


async def main():
    async for n in Ticker(3):
        print("tick", n)

    ticker = Ticker(1)              # the same, step by step
    print("first:", await anext(ticker))
    print("then:", await anext(ticker, "over"))


asyncio.run(main())
