import asyncio


async def crawl(tg, n, seen):
    if n in seen or n < 1:
        return
    seen.append(n)
    await asyncio.sleep(0.1 * n)
    print("visited", n)
    for m in (n // 2, n - 3):
        tg.create_task(crawl(tg, m, seen))


async def main():
    seen = []
    async with asyncio.TaskGroup() as tg:
        tg.create_task(crawl(tg, 9, seen))
    print(seen, f"{asyncio.get_running_loop().time():.1f}")


asyncio.run(main())
