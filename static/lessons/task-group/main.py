import asyncio


async def cook(dish, seconds):
    print("cooking", dish)
    await asyncio.sleep(seconds)
    print(dish, "is ready")
    return f"{dish} ({seconds} s)"


async def main():
    async with asyncio.TaskGroup() as group:
        soup = group.create_task(cook("soup", 1.5))
        rice = group.create_task(cook("rice", 1))
        print("everything is on the stove")
    print("dinner:", soup.result(), "and", rice.result())


asyncio.run(main())
