import asyncio


async def job(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    for f in asyncio.as_completed([job(3), job(1), job(2)]):
        try:
            print(f"{loop.time():.1f}", await f)
        except ValueError as e:
            print(f"{loop.time():.1f}", "error", e)
    it = asyncio.as_completed([job(1), job(1.5), job(9)], timeout=2)
    for f in it:
        try:
            print("got", await f)
        except TimeoutError as e:
            print("TimeoutError", e.args)
            break
    print(list(asyncio.as_completed([])))
    for bad in (job(0), 5):
        try:
            for f in asyncio.as_completed(bad):
                pass
        except TypeError as e:
            print("TypeError:", e)


asyncio.run(main())
