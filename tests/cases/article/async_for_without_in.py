# The article's list comprehension as printed there: not Python.
import asyncio


async def main(async_iterator):
    results = [item async for item async_iterator]
    return results


asyncio.run(main(None))
