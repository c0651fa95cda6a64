import asyncio


async def counter():
    print("open")
    try:
        n = 0
        while True:
            yield n
            n += 1
    finally:
        print("close")


async def main():
    g = counter()
    async for x in g:
        if x == 2:
            break
    print("after the first loop")
    async for x in g:
        if x == 5:
            break
    print("after the second", await anext(g))
    await g.aclose()
    async for x in g:
        print("never")
    print("closed for good")
    async for x in counter():
        break
    print("the unnamed one")
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
