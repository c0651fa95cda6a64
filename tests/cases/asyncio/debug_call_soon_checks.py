import asyncio


async def coro():
    pass


async def main():
    loop = asyncio.get_running_loop()
    for f in (coro, "text", 5):
        for method in (loop.call_soon, lambda f: loop.call_later(1, f)):
            try:
                method(f)
            except TypeError as e:
                print("TypeError:", str(e).split(" at 0x")[0])
    c = coro()
    try:
        loop.call_soon(c)
    except TypeError as e:
        print("TypeError:", str(e).split(",")[0])
    c.close()


asyncio.run(main(), debug=True)
