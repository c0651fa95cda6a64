import asyncio


async def job(n):
    await asyncio.sleep(n)
    print("job", n)
    return n * 10


async def main():
    async with asyncio.TaskGroup() as tg:
        ts = [tg.create_task(job(n), name=f"t{n}") for n in (3, 1, 2)]
        print("body ends", [t.get_name() for t in ts])
    print("all done", [t.result() for t in ts])
    async with asyncio.TaskGroup() as tg:
        pass
    print("empty group")

    async def spawner(tg, depth):
        print("depth", depth)
        if depth:
            await asyncio.sleep(1)
            tg.create_task(spawner(tg, depth - 1))
            tg.create_task(spawner(tg, 0))

    async with asyncio.TaskGroup() as tg:
        tg.create_task(spawner(tg, 2))
        print(tg)
    print(tg)
    print(f"{asyncio.get_running_loop().time():.1f}")


asyncio.run(main())
