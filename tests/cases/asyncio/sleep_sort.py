import asyncio


async def put(x, out):
    await asyncio.sleep(x / 100)
    out.append(x)


async def main():
    data = [30, 5, 99, 1, 42, 5, 0, 77]
    out = []
    await asyncio.gather(*(put(x, out) for x in data))
    print(out, out == sorted(data))


asyncio.run(main())
