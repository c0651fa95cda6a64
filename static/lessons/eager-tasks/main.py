import asyncio

cache = {"tea": "1.20"}


async def price(item):
    print("look up", item)
    if item not in cache:
        await asyncio.sleep(0.5)
        cache[item] = "2.50"
    print(item, "costs", cache[item])


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    tea = asyncio.create_task(price("tea"))
    print("tea done at once:", tea.done())
    cake = asyncio.create_task(price("cake"))
    print("cake done at once:", cake.done())
    await cake


asyncio.run(main())
