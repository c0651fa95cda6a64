import asyncio
from contextlib import asynccontextmanager, contextmanager


@contextmanager
def watch(name):
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        yield
    finally:
        print(f"{name}: {loop.time() - start:.2f}")


@asynccontextmanager
async def at_least(seconds):
    loop = asyncio.get_running_loop()
    start = loop.time()
    yield
    await asyncio.sleep(max(0, seconds - (loop.time() - start)))


async def main():
    with watch("plain"):
        await asyncio.sleep(0.5)
    with watch("padded"):
        async with at_least(1):
            await asyncio.sleep(0.2)
    with watch("long enough"):
        async with at_least(0.1):
            await asyncio.sleep(0.3)


asyncio.run(main())
