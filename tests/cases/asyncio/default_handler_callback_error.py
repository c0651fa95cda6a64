import asyncio


def fails(x):
    raise ZeroDivisionError(f"callback {x}")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(fails, 1)
    loop.call_later(0.1, fails, 2)
    await asyncio.sleep(0.5)
    print("main survived")


asyncio.run(main())
