import asyncio


async def fetch():
    await asyncio.sleep(1)
    return "data"


async def main():
    r = fetch()
    print(type(r).__name__)
    try:
        print(r.upper())
    except AttributeError as e:
        print("AttributeError:", e)
    try:
        r + "x"
    except TypeError as e:
        print("TypeError:", e)
    try:
        for x in r:
            pass
    except TypeError as e:
        print("TypeError:", e)
    print(bool(r), "a coroutine object is true")
    print(await r)
    if asyncio.sleep(0):
        print("always")


asyncio.run(main())
