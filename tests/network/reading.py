# readline, readexactly, readuntil, limits, timeouts and ends over a connection.
import asyncio


async def serve(reader, writer):
    writer.write(b"first line\nsecond")
    await writer.drain()
    await asyncio.sleep(0.05)
    writer.write(b" line\n12345678;rest")
    await reader.readuntil(b"go\n")
    writer.write(b" of it")
    writer.write_eof()
    print("server reads", await reader.read())
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await reader.readline())
    print(await reader.readline())
    print(await reader.readexactly(4), await reader.readuntil(b";"))
    try:
        await asyncio.wait_for(reader.readexactly(100), 0.05)
    except asyncio.TimeoutError:
        print("nothing more yet")
    first = asyncio.create_task(reader.readexactly(100))
    await asyncio.sleep(0)
    try:
        await reader.read(1)
    except RuntimeError as e:
        print(e)
    writer.write(b"go\n")
    try:
        await first
    except asyncio.IncompleteReadError as e:
        print(e.partial, e.expected)
    print(await reader.read(), reader.at_eof())
    writer.writelines([b"so ", b"long"])
    writer.close()
    try:
        await writer.wait_closed()
    except ConnectionError as e:
        print(e)
    await asyncio.sleep(0.05)
    server.close()


asyncio.run(main())
