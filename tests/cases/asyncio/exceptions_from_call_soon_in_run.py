import asyncio
import sys


def boom(kind):
    raise kind("from a callback")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(boom, ValueError)
    await asyncio.sleep(0.1)
    print("ValueError was only reported")
    loop.call_soon(boom, SystemExit)
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("main cancelled")
        raise


asyncio.run(main())
