import asyncio


async def sensor(readings):
    for value in readings:
        await asyncio.sleep(0.5)
        yield value


async def main():
    values = [v async for v in sensor([3, 14, 15, 9])]
    print("all:", values)

    high = {v: "high" async for v in sensor([26, 5, 35]) if v > 20}
    print("high:", high)


asyncio.run(main())
