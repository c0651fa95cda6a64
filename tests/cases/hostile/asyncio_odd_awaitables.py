import asyncio


class YieldsJunk:
    def __init__(self, junk): self.junk = junk
    def __await__(self):
        yield self.junk


class Raises:
    def __await__(self):
        raise ValueError("in __await__")


class Lists:
    def __await__(self):
        return iter([None, None, 5])


class NonCallable:
    __await__ = None


async def wrap(x):
    return await x


async def main():
    for x in (YieldsJunk(5), YieldsJunk("s"), YieldsJunk([]), Raises(), Lists(), NonCallable(), YieldsJunk(asyncio.sleep), YieldsJunk(wrap)):
        try:
            print(await asyncio.create_task(wrap(x)))
        except Exception as e:
            print(type(e).__name__, str(e).split("Task-")[0].split(" got")[0][:40], str(e).rpartition("got")[1])
    f = asyncio.get_running_loop().create_future()
    f.set_result(1)
    it = f.__await__()
    try:
        next(it)
    except StopIteration as e:
        print("StopIteration", e.value)
    p = asyncio.get_running_loop().create_future()
    print(next(p.__await__()) is p)
    p = asyncio.get_running_loop().create_future()
    t = asyncio.create_task(wrap(YieldsJunk(p)))
    await asyncio.sleep(0)
    try:
        await t
    except RuntimeError as e:
        print("RuntimeError", "yield was used instead of yield from" in str(e))


asyncio.run(main())
