import asyncio


async def sleeper():
    await asyncio.sleep(10)


async def parent(tasks):
    await asyncio.gather(*tasks)


async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(sleeper(), name="a")
        b = tg.create_task(sleeper(), name="b")
        p = tg.create_task(parent([a]), name="p")
        await asyncio.sleep(1)
        for t in (a, b, p):
            g = asyncio.capture_call_graph(t)
            print(t.get_name(), [f.frame.f_code.co_name for f in g.call_stack], sorted(x.future.get_name() if isinstance(x.future, asyncio.Task) else "future" for x in g.awaited_by))


asyncio.run(main())
