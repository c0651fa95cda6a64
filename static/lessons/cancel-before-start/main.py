import asyncio


async def careful(name):
    try:
        print(name, "begins")
        await asyncio.sleep(1)
    finally:
        print(name, "cleans up")


async def main():
    first = asyncio.create_task(careful("first"), name="first")
    await asyncio.sleep(0)          # first gets a turn
    second = asyncio.create_task(careful("second"), name="second")
    first.cancel()
    second.cancel()
    print("both are asked to stop")
    await asyncio.wait([first, second])
    print("first cancelled:", first.cancelled())
    print("second cancelled:", second.cancelled())


asyncio.run(main())
