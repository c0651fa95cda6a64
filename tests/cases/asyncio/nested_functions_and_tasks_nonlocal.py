import asyncio


async def main():
    total = 0
    order = []

    async def add(n):
        nonlocal total
        before = total
        await asyncio.sleep(0)
        total = before + n
        order.append(n)

    async def add_safely(n):
        nonlocal total
        await asyncio.sleep(0)
        total += n
        order.append(n)

    await asyncio.gather(*(add(i) for i in range(1, 5)))
    print(total, order)
    total = 0
    order.clear()
    await asyncio.gather(*(add_safely(i) for i in range(1, 5)))
    print(total, order)
    fs = [lambda i=i: add_safely(i) for i in range(2)]
    await asyncio.gather(*(f() for f in fs))
    print(total)


asyncio.run(main())
