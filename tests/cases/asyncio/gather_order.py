import asyncio


async def job(n, d):
    print("start", n)
    await asyncio.sleep(d)
    print("end", n)
    return n


async def main():
    print(await asyncio.gather(job(1, 3), job(2, 1), job(3, 2)))
    print(await asyncio.gather())
    c = job("same", 0)
    print(await asyncio.gather(c, c))
    f = asyncio.gather(job("x", 1), job("y", 1))
    print(type(f).__name__, f.done())
    await f
    print(f.result())
    print(await asyncio.gather(asyncio.gather(job(1, 0), job(2, 0)), job(3, 0)))
    print(await asyncio.gather(*[job(i, 0) for i in range(2)], asyncio.sleep(0, "s")))


asyncio.run(main())
