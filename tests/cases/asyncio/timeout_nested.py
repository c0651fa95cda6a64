import asyncio


async def attempt(outer, inner, work):
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        async with asyncio.timeout(outer) as o:
            try:
                async with asyncio.timeout(inner) as i:
                    await asyncio.sleep(work)
                    print("work done", end=" ")
            except TimeoutError:
                print("inner timed out", end=" ")
                await asyncio.sleep(1)
                print("handled", end=" ")
    except TimeoutError:
        print("outer timed out", end=" ")
    print(o.expired(), i.expired(), f"{loop.time() - start:.1f}", asyncio.current_task().cancelling())


async def main():
    await attempt(5, 3, 1)
    await attempt(5, 3, 10)
    await attempt(3.5, 3, 10)
    await attempt(2, 3, 10)
    await attempt(2, 2, 10)
    await attempt(0, 2, 10)


asyncio.run(main())
