import asyncio


async def save(name):
    await asyncio.sleep(0.5)
    print("saved", name)


async def main():
    save("first letter")            # a word is missing here
    await asyncio.sleep(0.5)
    await save("second letter")
    print("main is done")


asyncio.run(main())
