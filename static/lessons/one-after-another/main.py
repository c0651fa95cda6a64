import asyncio


async def brew(drink, seconds):
    print("start", drink)
    await asyncio.sleep(seconds)
    print("serve", drink)
    return drink


async def main():
    await brew("tea", 1)
    await brew("coffee", 1.5)
    print("--- and now together")
    drinks = await asyncio.gather(
        brew("tea", 1),
        brew("coffee", 1.5),
    )
    print("served:", drinks)


asyncio.run(main())
