import asyncio


async def ticker(log, n):
    for i in range(n):
        log.append(i)
        await asyncio.sleep(0)


async def put(q, log, items):
    for x in items:
        await q.put(x)
        log.append("+" + x)


async def get(q, log, n):
    for _ in range(n):
        log.append("-" + await q.get())


async def main():
    for size in (0, 1, 2):
        log, q = [], asyncio.Queue(size)
        await asyncio.gather(ticker(log, 8), get(q, log, 4), put(q, log, "abcd"))
        print(size, *log)
        log.clear()
        await asyncio.gather(put(q, log, "abcd"), get(q, log, 4), ticker(log, 5))
        print(size, *log)


asyncio.run(main())
