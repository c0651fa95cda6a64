import asyncio


async def main():
    loop = asyncio.get_running_loop()
    a = loop.call_later(1, print, "a")
    b = loop.call_later(2, print, "b")
    print(a < b, a <= b, a > b, a >= b, a == b, a == a, hash(a) == hash(a), a != 5)
    print(f"{b.when() - a.when():.1f}", a.cancelled())
    a.cancel()
    print(a.cancelled(), "cancelled" in repr(a))
    h = loop.call_soon(print, "h")
    print(type(h).__name__, type(b).__name__, isinstance(b, asyncio.Handle))
    try:
        a < 5
    except TypeError as e:
        print("TypeError:", e)
    await asyncio.sleep(3)
    b.cancel()
    print(b.cancelled(), "after it ran")


asyncio.run(main())
