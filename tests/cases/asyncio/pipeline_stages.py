import asyncio


async def source(out):
    for i in range(4):
        print("source", i)
        await out.put(i)
        await asyncio.sleep(0.1)
    await out.put(None)


async def stage(name, inp, out, f, delay):
    while (x := await inp.get()) is not None:
        await asyncio.sleep(delay)
        y = f(x)
        print(name, x, "->", y)
        await out.put(y)
    await out.put(None)


async def sink(inp):
    got = []
    while (x := await inp.get()) is not None:
        got.append(x)
    return got


async def main():
    a, b, c = (asyncio.Queue(1) for _ in range(3))
    async with asyncio.TaskGroup() as tg:
        tg.create_task(source(a))
        tg.create_task(stage("double", a, b, lambda x: x * 2, 0.2))
        tg.create_task(stage("  str", b, c, str, 0.15))
        r = tg.create_task(sink(c))
    print(r.result(), f"{asyncio.get_running_loop().time():.2f}")


asyncio.run(main())
