# A chat: lines from one client go to all the others; whoever leaves is announced.
import asyncio

writers = {}


async def serve(reader, writer):
    name = (await reader.readline()).decode().strip()
    writers[name] = writer
    await tell(name, f"{name} joins")
    while line := await reader.readline():
        await tell(name, f"{name}: {line.decode().strip()}")
    del writers[name]
    await tell(name, f"{name} leaves")
    writer.close()


async def tell(sender, text):
    for name, writer in writers.items():
        if name != sender:
            writer.write(f"{text}\n".encode())
            await writer.drain()


async def listen(name, reader):
    async for line in reader:
        print(f"{name} reads {line.decode().strip()!r}")


async def talk(name, port, lines, wait):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    listener = asyncio.create_task(listen(name, reader))
    writer.write(f"{name}\n".encode())
    for line in lines:
        await asyncio.sleep(wait)
        writer.write(f"{line}\n".encode())
    await asyncio.sleep(wait)
    writer.write_eof()
    await listener
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    ann = asyncio.create_task(talk("ann", port, ["hello", "bye"], 0.2))
    await asyncio.sleep(0.1)
    await asyncio.gather(ann, talk("bob", port, ["hi ann", "how are you", "see you"], 0.2))
    server.close()
    await server.wait_closed()


asyncio.run(main())
