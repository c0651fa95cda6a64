import asyncio
import gc


async def fails(n):
    raise ValueError(f"failure {n}")


async def main():
    t = asyncio.create_task(fails(1), name="first")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("dropping the task")
    del t
    print("dropped")
    t = asyncio.create_task(fails(2), name="second")
    await asyncio.wait([t])
    print("looked at:", repr(t.exception()))
    del t
    f = asyncio.get_running_loop().create_future()
    f.set_exception(OSError("future's error"))
    del f
    print("future dropped")
    f = asyncio.get_running_loop().create_future()
    f.set_exception(OSError("retrieved"))
    f.exception()
    del f


asyncio.run(main())
