# An exception that nobody catches ends the program with a traceback.
import asyncio


async def divide(a, b):
    await asyncio.sleep(0.1)
    return a / b


async def compute():
    return await divide(1, 2) + await divide(3, 0)


async def main():
    print("computing")
    print(await compute())


asyncio.run(main())
