import asyncio


async def fetch(city, seconds):
    await asyncio.sleep(seconds)
    return city


async def main():
    jobs = [fetch("Rome", 1.5), fetch("Oslo", 0.5), fetch("Lima", 1)]
    place = 0
    for next_result in asyncio.as_completed(jobs):
        city = await next_result
        place += 1
        print(place, city)
    print("all answers are in")


asyncio.run(main())
