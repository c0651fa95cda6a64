import asyncio


async def ticker():
    try:
        n = 0
        while True:
            yield n
            n += 1
            await asyncio.sleep(1)
    finally:
        print("ticker finally starts")
        await asyncio.sleep(0.5)
        print("ticker finally ends")


async def main():
    async for t in ticker():
        print("tick", t)
        if t == 2:
            break
    print("left the loop")
    await asyncio.sleep(0)
    print("one tick later")
    await asyncio.sleep(1)
    print("main ends")


asyncio.run(main())


async def keeps():
    global kept
    kept = ticker()
    print("first", await kept.asend(None))
    print("keeps ends, the generator is still suspended")


asyncio.run(keeps())
print("after run")
