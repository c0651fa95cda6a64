import asyncio


async def bucket(q, rate, n):
    for i in range(n):
        await q.put(i)
        await asyncio.sleep(1 / rate)
    q.shutdown()


async def client(name, q):
    used = []
    try:
        while True:
            used.append(await q.get())
            print(f"{asyncio.get_running_loop().time():.2f} {name} uses token {used[-1]}")
            await asyncio.sleep(0.6)
    except asyncio.QueueShutDown:
        return name, used


async def main():
    q = asyncio.Queue(1)
    r = await asyncio.gather(bucket(q, 4, 8), client("a", q), client("b", q))
    print(r[1:])


asyncio.run(main())
