import asyncio


async def bad():
    print("bad starts")
    await asyncio.sleep(0.5)
    raise KeyError("missing")


async def main():
    t = asyncio.create_task(bad())
    print("created")
    try:
        await t
    except KeyError as e:
        print("caught", repr(e), "at once")
    print(t.exception() is t.exception(), t.done(), t.cancelled())
    try:
        await t
    except KeyError as e:
        print("every await raises it again", e)
    try:
        t.result()
    except KeyError as e:
        print("result() too", e)


asyncio.run(main())
