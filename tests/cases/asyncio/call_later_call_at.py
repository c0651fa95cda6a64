import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def show(name):
        print(f"{loop.time():.2f} {name}")

    loop.call_later(0.2, show, "later 0.2")
    loop.call_at(0.1, show, "at 0.1")
    loop.call_at(0.2, show, "at 0.2, set second")
    loop.call_later(0.1, loop.call_later, 0.1, show, "0.1 + 0.1")
    loop.call_later(-1, show, "negative")
    loop.call_at(-5, show, "past")
    loop.call_soon(show, "soon")
    h = loop.call_later(1, show, "never")
    print(f"{h.when():.1f}", h.cancelled())
    await asyncio.sleep(0.5)
    h.cancel()
    await asyncio.sleep(1)
    for bad in (None,):
        try:
            loop.call_later(bad, show)
        except TypeError as e:
            print("TypeError:", e)
        try:
            loop.call_at(bad, show)
        except TypeError as e:
            print("TypeError:", e)
    show("end")


asyncio.run(main())
