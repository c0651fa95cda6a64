# The documentation's echo server and client, with streams, in one program.
import asyncio


async def handle_echo(reader, writer):
    data = await reader.read(100)
    host, _ = writer.get_extra_info("peername")
    print(f"received {data.decode()!r} from {host}")
    writer.write(data)
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    print("the server has closed")


async def client(message, port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    print("send", message)
    writer.write(message.encode())
    print("received", (await reader.read(100)).decode(), await reader.read(), reader.at_eof())
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(handle_echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print(server.is_serving(), server.sockets[0].getsockname()[0])
    async with server:
        forever = asyncio.create_task(server.serve_forever())
        for message in ("one", "two"):
            await client(message, port)
            await asyncio.sleep(0.05)
        forever.cancel()
        try:
            await forever
        except asyncio.CancelledError:
            print("serve_forever is cancelled", server.is_serving(), server.sockets)
    try:
        await client("nobody", port)
    except ConnectionRefusedError as e:
        print(type(e).__name__, e.errno)


asyncio.run(main())
