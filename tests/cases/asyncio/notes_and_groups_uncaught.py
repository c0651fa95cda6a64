import asyncio


async def step(i):
    await asyncio.sleep(0)
    if i:
        e = ValueError(f"step {i}")
        e.add_note(f"while doing step {i}")
        raise e


async def main():
    async with asyncio.TaskGroup() as tg:
        for i in range(3):
            tg.create_task(step(i))


try:
    asyncio.run(main())
except ExceptionGroup as eg:
    eg.add_note("in the pipeline")
    raise
