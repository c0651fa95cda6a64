import asyncio


async def replica(name, delay, fail=False):
    try:
        await asyncio.sleep(delay)
        if fail:
            raise ConnectionError(name)
        return name
    except asyncio.CancelledError:
        print(name, "told to stop")
        raise


async def first_success(*coros):
    tasks = [asyncio.create_task(c) for c in coros]
    errors = []
    try:
        for f in asyncio.as_completed(tasks):
            try:
                return await f
            except ConnectionError as e:
                errors.append(e)
        raise ExceptionGroup("all failed", errors)
    finally:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def main():
    print(await first_success(replica("a", 3), replica("b", 1, True), replica("c", 2)))
    try:
        await first_success(replica("x", 1, True), replica("y", 2, True))
    except* ConnectionError as eg:
        print(eg.message, eg.exceptions)


asyncio.run(main())
