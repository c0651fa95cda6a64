import asyncio


async def step(name, seconds, limit):
    try:
        async with asyncio.timeout(limit):
            await asyncio.sleep(seconds)
            print(name, "done")
    except TimeoutError:
        print(name, "took too long, skipped")


async def main():
    try:
        async with asyncio.timeout(3):
            await step("read", 0.5, limit=1)
            await step("parse", 2, limit=1)
            await step("store", 5, limit=4)
            print("all steps done")
    except TimeoutError:
        print("the whole job took too long")


asyncio.run(main())
