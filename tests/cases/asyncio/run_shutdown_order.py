import asyncio


async def worker(n, cleanup):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        await asyncio.sleep(cleanup)
        print("worker", n, "cleaned up")
        raise


async def fails_in_cleanup():
    try:
        await asyncio.sleep(100)
    finally:
        raise RuntimeError("cleanup failed")


async def main():
    ts = [asyncio.create_task(worker(1, 2), name="w1"), asyncio.create_task(worker(2, 1), name="w2"), asyncio.create_task(fails_in_cleanup(), name="w3")]
    await asyncio.sleep(0)
    print("main returns")
    return "result"


print(asyncio.run(main()))
