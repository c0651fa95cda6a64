import asyncio


class Timed(asyncio.Task):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.started = asyncio.get_running_loop().time()

    def age(self):
        return asyncio.get_running_loop().time() - self.started


def factory(loop, coro, **kw):
    print("factory", coro.__name__, sorted(kw))
    return Timed(coro, loop=loop, **kw)


async def job():
    await asyncio.sleep(2)
    return f"{asyncio.current_task().age():.1f}"


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    t = asyncio.create_task(job(), name="n")
    print(type(t).__name__, await t)
    print(await asyncio.gather(job(), job()))
    async with asyncio.TaskGroup() as tg:
        tg.create_task(job())
    try:
        loop.set_task_factory(5)
    except TypeError as e:
        print("TypeError:", e)
    loop.set_task_factory(None)


asyncio.run(main())
