import asyncio


async def steady(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(name, "finished")
    except asyncio.CancelledError:
        print(name, "was called off")
        raise


async def clumsy():
    await asyncio.sleep(1)
    raise ValueError("dropped the plates")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(steady("quick", 0.5), name="quick")
            group.create_task(clumsy(), name="clumsy")
            group.create_task(steady("slow", 3), name="slow")
    except* ValueError as errors:
        print("the group failed:", errors.exceptions)


asyncio.run(main())
