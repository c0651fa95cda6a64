import asyncio


async def echo():
    got = None
    while True:
        try:
            got = yield f"echo {got}"
            await asyncio.sleep(0.1)
        except ValueError as e:
            print("agen caught", e)
            got = "error"


async def main():
    g = echo()
    print(await g.__anext__())
    print(await g.asend("one"))
    print(await g.asend("two"))
    print(await g.athrow(ValueError("three")))
    print(g.ag_running, g.ag_frame is not None, g.ag_await)
    await g.aclose()
    print("closed", g.ag_frame)
    try:
        await g.asend("more")
    except StopAsyncIteration:
        print("StopAsyncIteration")
    fresh = echo()
    try:
        await fresh.asend("early")
    except TypeError as e:
        print("TypeError:", e)
    print(type(fresh.asend(None)).__name__, type(fresh.aclose()).__name__, type(fresh.__anext__()).__name__)


asyncio.run(main())
