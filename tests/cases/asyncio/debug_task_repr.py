import asyncio


async def job():
    await asyncio.sleep(1)


async def main():
    t = asyncio.create_task(job(), name="t")
    print(t)
    await t
    print(t)
    f = asyncio.get_running_loop().create_future()
    print(f)


asyncio.run(main(), debug=True)
