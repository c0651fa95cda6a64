# 100,000 items through a queue of ten places, put by one task and taken by another
import asyncio


async def produce(queue, n):
    for i in range(n):
        await queue.put(i)


async def consume(queue, n):
    total = 0
    for _ in range(n):
        total += await queue.get()
        queue.task_done()
    return total


async def main(n):
    queue = asyncio.Queue(10)
    producer = asyncio.create_task(produce(queue, n))
    total = await consume(queue, n)
    await producer
    await queue.join()
    return total


assert asyncio.run(main(100_000)) == 4_999_950_000
