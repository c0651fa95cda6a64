import asyncio


async def fetch(x):
    await asyncio.sleep(0.1)
    return x


def plain():
    try:
        asyncio.get_running_loop()
        return "inside a loop"
    except RuntimeError as e:
        return str(e)


def bridge(x):
    return asyncio.run(fetch(x))


print(plain(), bridge(5), [bridge(i) for i in range(3)])


async def main():
    print(plain())
    try:
        bridge(1)
    except RuntimeError as e:
        print("RuntimeError:", e)
    loop = asyncio.get_running_loop()
    try:
        loop.run_until_complete(loop.create_future())
    except RuntimeError as e:
        print("RuntimeError:", e)
    print(await asyncio.to_thread(bridge, 7))


asyncio.run(main())
