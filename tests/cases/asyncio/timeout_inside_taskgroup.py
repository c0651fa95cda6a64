import asyncio


async def job(n):
    try:
        async with asyncio.timeout(n):
            await asyncio.sleep(2)
            print("job", n, "finished")
    except TimeoutError:
        print("job", n, "timed out")
        if n == 1.5:
            raise


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            for n in (1, 1.5, 3):
                tg.create_task(job(n))
    except* TimeoutError as eg:
        print(repr(eg))
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(asyncio.sleep(5))
                tg.create_task(asyncio.sleep(6))
    except TimeoutError:
        print("the whole group timed out", asyncio.current_task().cancelling())


asyncio.run(main())
