import asyncio


async def agen(n):
    try:
        yield n
        yield n + 1
    finally:
        print("finalising", n)
        await asyncio.sleep(0.1)
        print("finalised", n)


async def main():
    a = agen(1)
    print(await anext(a))
    b = agen(10)
    async for x in b:
        print(x)
        break
    del b
    print("b deleted")
    await asyncio.sleep(0)
    await asyncio.sleep(1)
    print("main ends, a is alive")


asyncio.run(main())
print("after run")
