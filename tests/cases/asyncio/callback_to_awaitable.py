import asyncio


def legacy(x, callback, errback, loop):
    if x < 0:
        loop.call_later(0.1, errback, ValueError(x))
    else:
        loop.call_later(0.2, callback, x * 2)


def modern(x):
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    legacy(x, f.set_result, f.set_exception, loop)
    return f


async def main():
    print(await modern(4))
    try:
        await modern(-1)
    except ValueError as e:
        print("ValueError", e)
    print(await asyncio.gather(modern(1), modern(2), modern(-3), return_exceptions=True))


asyncio.run(main())
