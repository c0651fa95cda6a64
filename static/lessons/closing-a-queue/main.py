import asyncio


async def producer(queue):
    for letter in "abcd":
        await asyncio.sleep(0.3)
        await queue.put(letter)
    queue.shutdown()
    print("nothing more will come")


async def consumer(name, queue):
    try:
        while True:
            letter = await queue.get()
            print(name, "has", letter)
            await asyncio.sleep(0.7)
    except asyncio.QueueShutDown:
        print(name, "goes home")


async def main():
    queue = asyncio.Queue()
    await asyncio.gather(
        producer(queue),
        consumer("ann", queue),
        consumer("bob", queue),
    )


asyncio.run(main())
