import asyncio


async def party(n, b, d):
    await asyncio.sleep(d)
    print("party", n, "arrives;", b.n_waiting, "already wait")
    i = await b.wait()
    print("party", n, "leaves as", i)


async def main():
    b = asyncio.Barrier(3)
    print(b.parties, b.n_waiting, b.broken, repr(b).split("[")[1])
    await asyncio.gather(*(party(n, b, d) for n, d in enumerate([3, 1, 2])))
    await asyncio.gather(*(party(n, b, 0) for n in range(6)))
    async with asyncio.timeout(5):
        ts = [asyncio.create_task(inside(b)) for _ in range(3)]
        await asyncio.gather(*ts)
    try:
        asyncio.Barrier(0)
    except ValueError as e:
        print("ValueError:", e)


async def inside(b):
    async with b as position:
        print("inside at", position)


asyncio.run(main())
