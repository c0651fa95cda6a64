import asyncio


async def leaf(caller):
    print(caller, "reaches the leaf")


async def directly():
    await leaf("directly")
    print("directly is through")


async def by_task():
    await asyncio.create_task(leaf("by task"))
    print("by task is through")


async def turns():
    for n in range(1, 4):
        print("--- turn", n)
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(turns(), by_task(), directly())


asyncio.run(main())
