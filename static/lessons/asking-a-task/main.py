import asyncio


async def divide(a, b):
    await asyncio.sleep(0.5)
    return a / b


async def main():
    good = asyncio.create_task(divide(6, 3), name="good")
    bad = asyncio.create_task(divide(1, 0), name="bad")
    try:
        good.result()
    except asyncio.InvalidStateError as error:
        print("too early:", error)

    await asyncio.sleep(1)
    for task in good, bad:
        print(task.get_name(), "done:", task.done())
    print("result:", good.result())
    print("exception:", repr(bad.exception()))


asyncio.run(main())
