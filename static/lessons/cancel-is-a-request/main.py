import asyncio


async def worker():
    print("worker starts")
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("worker is told to stop")
        raise


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(1)
    task.cancel()
    print("main has called cancel()")
    print("cancelled already?", task.cancelled())
    try:
        await task
    except asyncio.CancelledError:
        print("main hears that it has stopped")
    print("cancelled now?", task.cancelled())


asyncio.run(main())
