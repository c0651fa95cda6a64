import asyncio

background = set()


async def job(i):
    await asyncio.sleep(i)
    print("background", i)


async def main():
    for i in range(4):
        t = asyncio.create_task(job(i))
        background.add(t)
        t.add_done_callback(background.discard)
    print(len(background))
    await asyncio.sleep(1.5)
    print(len(background))
    await asyncio.gather(*background)
    await asyncio.sleep(0)
    print(len(background))


asyncio.run(main())
