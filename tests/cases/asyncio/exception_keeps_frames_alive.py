import asyncio


class R:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)


async def fails():
    r = R("in the failing frame")
    raise ValueError("x")


async def main():
    try:
        await fails()
    except ValueError as e:
        print("caught, the frame is alive")
    print("after the handler")
    t = asyncio.create_task(fails())
    await asyncio.wait([t])
    print("task done")
    e = t.exception()
    del t
    print("task gone, exception kept")
    del e
    print("exception gone")


asyncio.run(main())
