import asyncio


async def mirror(name, seconds):
    await asyncio.sleep(seconds)
    return f"page from {name}"


async def main():
    tasks = {
        asyncio.create_task(mirror(name, seconds), name=name)
        for name, seconds in [("Oslo", 2), ("Rome", 0.8), ("Lima", 1.5)]
    }
    done, pending = await asyncio.wait(
        tasks, return_when=asyncio.FIRST_COMPLETED
    )
    for task in done:
        print("winner:", task.result())
    print("still running:", sorted(t.get_name() for t in pending))

    for task in pending:
        task.cancel()
    await asyncio.wait(pending)
    print("the others were cancelled")


asyncio.run(main())
