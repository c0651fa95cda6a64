import asyncio


async def packets():
    for gap in [0.5, 0.8, 0.7, 2.5]:
        await asyncio.sleep(gap)
        yield f"packet after {gap} s"


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1) as silence:
            async for packet in packets():
                print(packet)
                silence.reschedule(loop.time() + 1)
    except TimeoutError:
        print("one second of silence: hang up")


asyncio.run(main())
