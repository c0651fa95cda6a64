import asyncio


async def fetch(city, seconds):
    await asyncio.sleep(seconds)
    print("answer from", city)
    return city


async def main():
    print("asking three cities")
    answers = await asyncio.gather(
        fetch("Rome", 1.5),
        fetch("Oslo", 0.5),
        fetch("Lima", 1),
    )
    for city in answers:
        print("in the list:", city)


asyncio.run(main())
