import asyncio


async def fails():
    print("current:", asyncio.current_task().get_name())
    raise ValueError("eager failure")


async def cancels_itself():
    asyncio.current_task().cancel()
    await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    t = asyncio.create_task(fails(), name="F")
    print(t.done(), repr(t.exception()), asyncio.current_task().get_name())
    t = asyncio.create_task(cancels_itself())
    print(t.done())
    print(await asyncio.gather(t, return_exceptions=True))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails(), name="G")
            print("body after the failure")
            await asyncio.sleep(0)
            print("never")
    except* ValueError as eg:
        print(eg.exceptions)
    t = asyncio.create_task(asyncio.sleep(5))
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled())


asyncio.run(main())
