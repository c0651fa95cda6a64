import asyncio
import weakref


async def job():
    await asyncio.sleep(1)
    return "r"


async def main():
    t = asyncio.create_task(job())
    r = weakref.ref(t)
    print(r() is t, hash(t) == hash(t), t == t, t in {t})
    print(await t, isinstance(t, asyncio.Future), isinstance(t, asyncio.Task))
    del t
    await asyncio.sleep(0)
    print("gone:", r() is None)

    class MyFuture(asyncio.Future):
        def set_result(self, v):
            print("set_result", v)
            super().set_result(v)

    f = MyFuture()
    f.set_result(5)
    print(await f, asyncio.isfuture(f))
    print(asyncio.Future[int], asyncio.Task[str], asyncio.Queue[int])


asyncio.run(main())
