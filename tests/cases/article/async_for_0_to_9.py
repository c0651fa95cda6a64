import asyncio


async def async_generator():
    for i in range(10):
        await asyncio.sleep(1)
        yield i


async def custom_coroutine():
    async for item in async_generator():
        print(item)


asyncio.run(custom_coroutine())
