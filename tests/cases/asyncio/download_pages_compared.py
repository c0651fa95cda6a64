import asyncio
import time

PAGES = {f"/page{i}": 0.2 + (i * 7 % 5) / 10 for i in range(6)}


def fetch_blocking(url):
    time.sleep(PAGES[url])
    return f"{url}:{PAGES[url]:.1f}"


async def fetch(url):
    await asyncio.sleep(PAGES[url])
    return f"{url}:{PAGES[url]:.1f}"


def timed(name, start):
    print(f"{name:12} {time.perf_counter() - start:.1f} s")


async def with_coroutines():
    return await asyncio.gather(*map(fetch, PAGES))


async def with_threads():
    return await asyncio.gather(*(asyncio.to_thread(fetch_blocking, u) for u in PAGES))


s = time.perf_counter(); a = [fetch_blocking(u) for u in PAGES]; timed("blocking", s)
s = time.perf_counter(); b = asyncio.run(with_coroutines()); timed("coroutines", s)
s = time.perf_counter(); c = asyncio.run(with_threads()); timed("threads", s)
print(a == b == c, a)
