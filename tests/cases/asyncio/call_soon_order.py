import asyncio


async def main():
    loop = asyncio.get_running_loop()
    log = []
    loop.call_soon(log.append, "a")
    h = loop.call_soon(log.append, "cancelled")
    loop.call_soon(lambda: loop.call_soon(log.append, "nested"))
    loop.call_soon(log.append, "b")
    h.cancel()
    print(h.cancelled(), log)
    await asyncio.sleep(0)
    print(log)
    await asyncio.sleep(0)
    print(log)
    loop.call_soon(print, "kw not possible", "two args")
    try:
        loop.call_soon(print, sep="-")
    except TypeError as e:
        print("TypeError:", "keyword" in str(e))
    try:
        loop.call_soon("not callable")
    except TypeError as e:
        print("TypeError:", e)
    await asyncio.sleep(0)


asyncio.run(main())
