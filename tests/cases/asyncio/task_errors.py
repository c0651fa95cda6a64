import asyncio


async def job():
    return 1


def gen():
    yield


async def main():
    loop = asyncio.get_running_loop()
    for bad in (5, job, gen(), None):
        try:
            asyncio.create_task(bad)
        except TypeError as e:
            print("TypeError:", str(e).split(" at 0x")[0])
    t = asyncio.create_task(job())
    for f in (lambda: t.set_result(1), lambda: t.set_exception(ValueError()), t.result, t.exception):
        try:
            f()
        except (RuntimeError, asyncio.InvalidStateError) as e:
            print(type(e).__name__, e)
    await t

    async def awaits_itself():
        await me

    me = asyncio.create_task(awaits_itself(), name="me")
    try:
        await me
    except RuntimeError as e:
        print("RuntimeError:", str(e).split(":")[0])

    class Yields:
        def __await__(self):
            yield "nonsense"

    try:
        await asyncio.create_task(wrap(Yields()))
    except RuntimeError as e:
        print("RuntimeError:", str(e).split(":")[0], str(e).rpartition(":")[2])


async def wrap(x):
    return await x


try:
    c = job()
    asyncio.create_task(c)
except RuntimeError as e:
    print("RuntimeError:", e)
    c.close()
asyncio.run(main())
