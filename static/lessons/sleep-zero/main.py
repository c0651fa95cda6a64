import asyncio


async def polite(name):
    for n in range(3):
        print(name, n)
        await asyncio.sleep(0)      # after you!


async def greedy():
    for n in range(3):
        print("greedy", n)


async def main():
    await asyncio.gather(polite("ann"), greedy(), polite("bob"))


asyncio.run(main())
