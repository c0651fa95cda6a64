import asyncio


async def worker(name, seconds, stop):
    piece = 0
    while not stop.is_set():
        piece += 1
        await asyncio.sleep(seconds)
        print(name, "finished piece", piece)
    print(name, "stops tidily")


async def main():
    stop = asyncio.Event()
    workers = [
        asyncio.create_task(worker("ann", 0.6, stop), name="ann"),
        asyncio.create_task(worker("bob", 0.8, stop), name="bob"),
        asyncio.create_task(worker("eve", 5, stop), name="eve"),
    ]
    await asyncio.sleep(1)
    print("please stop")
    stop.set()
    done, late = await asyncio.wait(workers, timeout=1.5)
    for task in late:
        print(task.get_name(), "is cancelled")
        task.cancel()


asyncio.run(main())
