import asyncio
import gc


class Holder:
    pass


async def waits(h):
    await h.future


async def main():
    h = Holder()
    h.future = asyncio.get_running_loop().create_future()
    h.task = asyncio.create_task(waits(h), name="in a cycle")
    await asyncio.sleep(0)
    asyncio.get_running_loop().set_exception_handler(lambda l, c: print("handler:", c["message"], c["task"].get_name()))
    del h
    gc.collect()
    print("after collect")


asyncio.run(main())
