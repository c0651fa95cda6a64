import asyncio


async def upload():
    print("file opened")
    try:
        for part in range(1, 10):
            await asyncio.sleep(0.4)
            print("part", part, "sent")
    finally:
        print("closing the file...")
        await asyncio.sleep(0.5)
        print("file closed")


async def main():
    task = asyncio.create_task(upload())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("upload was cancelled")


asyncio.run(main())
