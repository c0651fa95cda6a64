# After the shield is cancelled, the inner task's exception goes to the loop's handler.
import asyncio


async def fails():
    await asyncio.sleep(1)
    raise RuntimeError("in the shielded task")


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, c: print("handler:", c["message"], repr(c["exception"])))
    t = asyncio.create_task(fails())
    s = asyncio.shield(t)
    s.cancel()
    try:
        await s
    except asyncio.CancelledError:
        print("shield cancelled")
    await asyncio.sleep(2)
    print(repr(t.exception()))


asyncio.run(main())
