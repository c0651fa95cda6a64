import asyncio


async def fail(error):
    await asyncio.sleep(0.5)
    raise error


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(ValueError("bad number")))
            group.create_task(fail(OSError("disk full")))
            group.create_task(fail(ValueError("worse number")))
    except* ValueError as group:
        for error in group.exceptions:
            print("value:", error)
    except* OSError as group:
        for error in group.exceptions:
            print("system:", error)
    print("all of them were handled")


asyncio.run(main())
