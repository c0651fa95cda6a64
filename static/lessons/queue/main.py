import asyncio


async def producer(queue):
    for n in range(1, 7):
        await asyncio.sleep(0.3)
        print("bake", n)
        await queue.put(n)


async def consumer(name, queue):
    while True:
        n = await queue.get()
        await asyncio.sleep(0.8)
        print("   ", name, "sold", n)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    sellers = [
        asyncio.create_task(consumer(name, queue), name=name)
        for name in ["ann", "bob"]
    ]
    await producer(queue)
    await queue.join()              # until everything is sold
    for seller in sellers:
        seller.cancel()
    print("sold out")


asyncio.run(main())
