import asyncio


async def fails():
    await asyncio.sleep(0.1)
    return {}["missing"]


tasks = []


async def main():
    tasks.append(asyncio.create_task(fails(), name="global list"))
    await asyncio.sleep(1)
    print("main ends, task failed:", tasks[0].done())


asyncio.run(main())
print("module ends")
