import asyncio


class R:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)


async def job(n):
    r = R(n)
    await asyncio.sleep(n / 10)
    return n


async def main():
    t = asyncio.create_task(job(1))
    await asyncio.sleep(0.05)
    t.cancel()
    await asyncio.wait([t])
    print("cancelled")
    del t
    print("await:", await job(2))
    c = job(3)
    c.close()
    print("closed unstarted")
    g = await asyncio.gather(job(4), job(5))
    print("gathered", g)
    try:
        await asyncio.wait_for(job(6), 0.1)
    except TimeoutError:
        print("timeout")
    x = R("local of main")
    asyncio.create_task(job(100))
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
print("run over")
