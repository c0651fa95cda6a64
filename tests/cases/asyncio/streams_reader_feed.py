import asyncio


async def main():
    r = asyncio.StreamReader()
    r.feed_data(b"line one\nline two\nrest of it")
    print(await r.readline(), await r.readuntil(b"o"), await r.read(3), r.at_eof())
    r.feed_data(b"0123456789")
    print(await r.readexactly(5))
    r.feed_eof()
    print(await r.read(), r.at_eof(), await r.readline(), await r.read(5))
    r = asyncio.StreamReader()
    t = asyncio.create_task(r.readexactly(4))
    await asyncio.sleep(0)
    r.feed_data(b"ab")
    await asyncio.sleep(0)
    print(t.done())
    r.feed_eof()
    try:
        await t
    except asyncio.IncompleteReadError as e:
        print(e, e.partial, e.expected)
    r = asyncio.StreamReader()
    asyncio.get_running_loop().call_later(1, r.feed_data, b"a\nb\n")
    asyncio.get_running_loop().call_later(2, r.feed_eof)
    print([line async for line in r])
    r = asyncio.StreamReader(limit=4)
    r.feed_data(b"too long a line\n")
    try:
        await r.readline()
    except ValueError as e:
        print("ValueError:", e)
    r = asyncio.StreamReader()
    r.set_exception(ConnectionError("lost"))
    try:
        await r.read()
    except ConnectionError as e:
        print(e, repr(r.exception()))


asyncio.run(main())
