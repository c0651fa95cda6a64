import asyncio


async def clock():
    for n in range(4):
        print("tick", n)
        await asyncio.sleep(0.4)


async def read():
    await asyncio.sleep(1)  # stands for a disk that answers in a second
    return "once upon a time"


async def reader():
    print("reading...")
    r = await read()        # only this coroutine stands still here
    print("got", len(r), "characters")


async def main():
    await asyncio.gather(clock(), reader())


asyncio.run(main())
