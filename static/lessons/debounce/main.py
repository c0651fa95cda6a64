import asyncio


async def search(text):
    await asyncio.sleep(0.5)        # has the typing stopped?
    print("searching for", text)


async def main():
    pending = None
    text = ""
    for gap, key in [(0, "t"), (0.3, "e"), (0.3, "a"), (1, "r"), (0.2, "s")]:
        await asyncio.sleep(gap)
        text += key
        print("typed", text)
        if pending:
            pending.cancel()
        pending = asyncio.create_task(search(text), name=text)
    await pending


asyncio.run(main())
