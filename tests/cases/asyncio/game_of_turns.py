import asyncio


async def player(name, mine, theirs, moves):
    for m in moves:
        await mine.acquire()
        print(name, "plays", m)
        await asyncio.sleep(0.1)
        theirs.release()
    print(name, "is done")


async def ping_pong():
    a, b = asyncio.Semaphore(1), asyncio.Semaphore(0)
    await asyncio.gather(player("white", a, b, ["e4", "Nf3", "Bb5"]), player("black", b, a, ["e5", "Nc6", "a6"]))


async def relay(n):
    events = [asyncio.Event() for _ in range(n + 1)]

    async def runner(i):
        await events[i].wait()
        await asyncio.sleep(0.1)
        print("runner", i)
        events[i + 1].set()

    async with asyncio.TaskGroup() as tg:
        for i in reversed(range(n)):
            tg.create_task(runner(i))
        events[0].set()


asyncio.run(ping_pong())
asyncio.run(relay(4))
