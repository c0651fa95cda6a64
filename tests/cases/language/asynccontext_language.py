import asyncio
from contextlib import AsyncExitStack, aclosing, asynccontextmanager


@asynccontextmanager
async def res(name):
    print("open", name)
    await asyncio.sleep(0.1)
    try:
        yield name
    except ValueError as e:
        print("res sees", e)
        raise
    finally:
        await asyncio.sleep(0.1)
        print("close", name)


@res("decorated")
async def f():
    print("f runs")


async def main():
    async with res("a") as a, res("b"):
        print(a)
    try:
        async with res("c"):
            raise ValueError("body")
    except ValueError as e:
        print("out", e)
    await f()
    async with AsyncExitStack() as stack:
        for n in "xy":
            print("entered", await stack.enter_async_context(res(n)))
        stack.callback(print, "sync callback")

        async def acb(v):
            print("async callback", v)
        stack.push_async_callback(acb, 1)
    print("done", f"{asyncio.get_running_loop().time():.1f}")


asyncio.run(main())
