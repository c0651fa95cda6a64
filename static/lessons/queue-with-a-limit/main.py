import asyncio


async def producer(queue):
    for n in range(1, 5):
        await queue.put(n)
        print("put", n)


async def consumer(queue):
    for _ in range(4):
        await asyncio.sleep(1)
        print("got", await queue.get())


async def main():
    queue = asyncio.Queue(maxsize=2)
    await asyncio.gather(producer(queue), consumer(queue))


asyncio.run(main())
