import asyncio


class CustomContextManager:
    async def __aenter__(self):
        print(">entering the context manager")
        await asyncio.sleep(0.5)

    async def __aexit__(self, exc_type, exc, tb):
        print(">exiting the context manager")
        await asyncio.sleep(0.5)


async def custom_coroutine():
    print("before the context manager")
    async with CustomContextManager() as manager:
        print("within the manager", manager)
    print("after the context manager")
    print(f"{asyncio.get_running_loop().time():.1f}")


asyncio.run(custom_coroutine())
