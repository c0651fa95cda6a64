import asyncio


async def clock():
    for n in range(4):
        print("tick", n)
        await asyncio.sleep(0.4)


async def reader():
    f = open("file", "r")
    print("reading...")
    r = f.read()            # the whole thread stands still here
    print("got", len(r), "characters")


async def main():
    await asyncio.gather(clock(), reader())


asyncio.run(main())
