import asyncio
from contextlib import aclosing


async def lines():
    try:
        for n in range(1, 100):
            await asyncio.sleep(0.3)
            yield f"line {n}"
    finally:
        await asyncio.sleep(0.5)
        print("file closed")


async def main():
    async for line in lines():
        print(line)
        break
    print("loop left")
    await asyncio.sleep(1)

    async with aclosing(lines()) as source:
        async for line in source:
            print(line)
            break
    print("block left")


asyncio.run(main())
