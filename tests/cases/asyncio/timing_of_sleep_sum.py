import asyncio
import time


async def step(n):
    await asyncio.sleep(n)


async def main():
    t = time.perf_counter
    s = t(); await asyncio.gather(step(1), step(2), step(3)); print(f"gather {t() - s:.1f}")
    s = t(); [await step(n) for n in (1, 2, 3)]; print(f"one by one {t() - s:.1f}")
    s = t()
    async with asyncio.TaskGroup() as tg:
        for n in (1, 2, 3):
            tg.create_task(step(n))
        await step(2.5)
    print(f"group {t() - s:.1f}")
    s = t(); a = asyncio.create_task(step(2)); await step(1); await a; print(f"overlap {t() - s:.1f}")
    s = t(); a = step(2); await step(1); await a; print(f"no overlap {t() - s:.1f}")
    s = t(); await asyncio.wait([asyncio.create_task(step(5))], timeout=2); print(f"wait {t() - s:.1f}")
    s = t(); await asyncio.gather(asyncio.to_thread(time.sleep, 2), step(1)); print(f"thread {t() - s:.1f}")
    s = t(); await asyncio.gather(asyncio.sleep(1), blocks()); print(f"blocked {t() - s:.1f}")
    print(f"all {asyncio.get_running_loop().time():.1f} {time.time() % 100:.1f}")


async def blocks():
    time.sleep(3)


asyncio.run(main())
