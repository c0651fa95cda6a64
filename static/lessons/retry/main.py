import asyncio


async def call(attempt):
    await asyncio.sleep(0.2)
    if attempt < 4:
        raise ConnectionError(f"attempt {attempt} was refused")
    return "welcome"


async def with_retries(limit):
    delay = 0.25
    for attempt in range(1, limit + 1):
        try:
            return await call(attempt)
        except ConnectionError as error:
            if attempt == limit:
                raise
            print(error, "- wait", delay, "s")
            await asyncio.sleep(delay)
            delay *= 2              # be more patient each time


async def main():
    print("server says:", await with_retries(limit=5))


asyncio.run(main())
