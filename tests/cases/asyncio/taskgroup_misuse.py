import asyncio


async def nop():
    pass


async def main():
    tg = asyncio.TaskGroup()
    c = nop()
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print("RuntimeError:", e)
    async with tg:
        tg.create_task(nop())
    c = nop()
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print("RuntimeError:", e)
    try:
        async with tg:
            pass
    except RuntimeError as e:
        print("RuntimeError:", e)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(5)
    except* TypeError as eg:
        print(eg.exceptions)

    async def late(tg):
        await asyncio.sleep(1)
        c = nop()
        try:
            tg.create_task(c)
        except RuntimeError as e:
            print("late:", e)

    try:
        async with asyncio.TaskGroup() as tg:
            async def cleans_up():
                try:
                    await asyncio.sleep(100)
                finally:
                    await late(tg)
            tg.create_task(cleans_up())
            await asyncio.sleep(0)
            raise OSError
    except* OSError:
        print("group over")


asyncio.run(main())
