import asyncio


async def forever(n):
    try:
        await asyncio.Event().wait()
    finally:
        print("forever", n, "ends")


async def main():
    ts = [asyncio.create_task(forever(i), name=f"f{i}") for i in range(3)]
    await asyncio.sleep(1)
    for t in sorted(asyncio.all_tasks(), key=lambda t: t.get_name()):
        if t is not asyncio.current_task():
            t.cancel()
    print(await asyncio.gather(*ts, return_exceptions=True))
    asyncio.create_task(forever("left over"))
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
