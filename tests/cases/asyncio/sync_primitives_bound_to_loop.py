import asyncio

lock = asyncio.Lock()
queue = asyncio.Queue()
event = asyncio.Event()


async def hold():
    async with lock:
        await asyncio.sleep(0.1)


async def contend(name):
    r = await asyncio.gather(hold(), hold(), return_exceptions=True)
    print(name, [type(x).__name__ if x else None for x in r])
    for x in r:
        if x:
            print(str(x).split(" object")[0].split(" at ")[0][:40], "..." , str(x).endswith("different event loop"))


asyncio.run(contend("first loop"))
asyncio.run(contend("second loop"))


async def wait_event():
    try:
        async with asyncio.timeout(0.1):
            await event.wait()
    except (TimeoutError, RuntimeError) as e:
        print(type(e).__name__)


asyncio.run(wait_event())
asyncio.run(wait_event())


async def use_queue():
    queue.put_nowait(1)
    print(await queue.get())


asyncio.run(use_queue())
asyncio.run(use_queue())
