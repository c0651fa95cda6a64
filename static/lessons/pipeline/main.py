import asyncio


async def stage(name, seconds, source, sink):
    while (item := await source.get()) is not None:
        await asyncio.sleep(seconds)
        print(name, item)
        await sink.put(item)
    await sink.put(None)            # tell the next stage: the end


async def main():
    raw, washed, chopped, cooked = (asyncio.Queue() for _ in range(4))
    for item in ["leek", "beet", "kale", None]:
        raw.put_nowait(item)
    stages = [
        ("wash", 0.3, raw, washed),
        ("chop", 0.7, washed, chopped),
        ("cook", 0.5, chopped, cooked),
    ]
    async with asyncio.TaskGroup() as group:
        for name, *rest in stages:
            group.create_task(stage(name, *rest), name=name)
    print("dishes:", cooked.qsize() - 1)


asyncio.run(main())
