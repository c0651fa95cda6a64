import asyncio


async def f(n):
    for i in range(3):
        try:
            await asyncio.sleep(0)
            if n == i:
                return f"return {i}"
            if n == 10:
                continue
            if n == 11:
                break
        except asyncio.CancelledError:
            return "swallowed"
        else:
            print("else", i)
        finally:
            await asyncio.sleep(0)
            print("finally", i)
    return "end"


async def overriding():
    try:
        raise ValueError
    except ValueError:
        try:
            await asyncio.sleep(0)
            raise KeyError("second")
        finally:
            print("inner finally")
    finally:
        await asyncio.sleep(0)
        print("outer finally")


async def main():
    for n in (0, 2, 5, 10, 11):
        print(n, await f(n))
    t = asyncio.create_task(f(99))
    await asyncio.sleep(0)
    t.cancel()
    print(await t)
    try:
        await overriding()
    except KeyError as e:
        print(repr(e), repr(e.__context__))


asyncio.run(main())
