import asyncio


class CM:
    async def __aenter__(self):
        print("in")
        return self

    async def __aexit__(self, *a):
        await asyncio.sleep(0)
        print("out", a[0])


async def agen():
    try:
        for i in range(5):
            yield i
    finally:
        print("agen closed")


async def find(x):
    async with CM():
        async for i in agen():
            async with CM():
                if i == x:
                    return f"found {i}"
                if i == 0:
                    continue
                if x > 10:
                    break
        else:
            print("else")
    return "not found"


async def main():
    print(await find(1))
    print(await find(20))
    await asyncio.sleep(0)


asyncio.run(main())
