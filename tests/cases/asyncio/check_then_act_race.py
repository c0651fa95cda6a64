import asyncio

cache = {}
calls = []


async def load(k):
    calls.append(k)
    await asyncio.sleep(0.1)
    return k.upper()


async def get(k):
    if k not in cache:
        cache[k] = await load(k)
    return cache[k]


locks = {}


async def get_locked(k):
    lock = locks.setdefault(k, asyncio.Lock())
    async with lock:
        if k not in cache:
            cache[k] = await load(k)
    return cache[k]


async def main():
    print(await asyncio.gather(*(get(k) for k in "aab")), calls)
    cache.clear(); calls.clear()
    print(await asyncio.gather(*(get_locked(k) for k in "aabb")), calls)


asyncio.run(main())
