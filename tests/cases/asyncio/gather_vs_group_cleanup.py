import asyncio


async def child(name, t, fail=False):
    try:
        await asyncio.sleep(t)
        if fail:
            raise ValueError(name)
        print(name, "completed")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    finally:
        print(name, "cleanup")


async def main():
    print("-- gather leaves the others running")
    try:
        await asyncio.gather(child("a", 2), child("b", 1, True))
    except ValueError as e:
        print("caught", e)
    await asyncio.sleep(2)
    print("-- the group cancels them")
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child("a", 2))
            tg.create_task(child("b", 1, True))
    except* ValueError as e:
        print("caught", e.exceptions)
    print("-- a late joiner")
    t = asyncio.create_task(child("c", 0.5, True))
    await asyncio.sleep(1)
    try:
        await asyncio.gather(t, child("d", 0.1))
    except ValueError as e:
        print("caught", e)
    await asyncio.sleep(1)


asyncio.run(main())
