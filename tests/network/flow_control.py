# A reader that does not read stops the writer: drain() waits.
import asyncio


async def serve(reader, writer):
    await go.wait()
    total = 0
    while data := await reader.read(1 << 16):
        total += len(data)
    print("received", total)
    writer.close()


async def main():
    global go
    go = asyncio.Event()
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"x" * (16 << 20))
    drain = asyncio.create_task(writer.drain())
    await asyncio.sleep(0.1)
    print("drained", drain.done(), writer.transport.get_write_buffer_size() > 0)
    go.set()
    await drain
    print("drained", drain.done())
    writer.write_eof()
    print(await reader.read())
    writer.close()
    await writer.wait_closed()
    server.close()


asyncio.run(main())
