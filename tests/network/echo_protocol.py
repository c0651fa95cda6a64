# The documentation's echo server and client, with protocols, in one program.
import asyncio


class Server(asyncio.Protocol):
    def connection_made(self, transport):
        print("connection from", transport.get_extra_info("peername")[0])
        self.transport = transport

    def data_received(self, data):
        print("data received:", data)
        self.transport.write(data)
        self.transport.close()
        print("closing", self.transport.is_closing())

    def connection_lost(self, exc):
        print("the server's side is lost:", exc)


class Client(asyncio.Protocol):
    def __init__(self, lost):
        self.lost = lost

    def connection_made(self, transport):
        transport.write(b"Hello")
        transport.write(b", World!")
        print("data sent", transport.can_write_eof(), transport.get_write_buffer_size())

    def data_received(self, data):
        print("client received:", data)

    def eof_received(self):
        print("end of file")

    def connection_lost(self, exc):
        print("the client's side is lost:", exc)
        self.lost.set_result(True)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, "127.0.0.1", 0)
    lost = loop.create_future()
    port = server.sockets[0].getsockname()[1]
    transport, protocol = await loop.create_connection(lambda: Client(lost), "127.0.0.1", port)
    print(type(protocol).__name__, transport.is_closing())
    await lost
    print(transport.is_closing())
    server.close()
    await server.wait_closed()


asyncio.run(main())
