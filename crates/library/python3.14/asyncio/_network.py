# The in-page network: who listens at which address. Servers behave as those of CPython's asyncio/base_events.py;
# addresses are looked up in tables of this module.
import asyncio
from asyncio._transports import Pipe, Socket, SocketTransport, later, set_result, settings

LOOPBACK = "127.0.0.1"
_LOCAL_NAMES = {None, "", "localhost", "127.0.0.1", "::1", "0.0.0.0", "::"}
_listening = {}          # (host, port) -> server, or None where nobody listens yet
_ports = iter(range(50000, 65536))
_sites = None            # set by the module of the sites: (host, port) -> whoever answers there, or None


class gaierror(OSError):
    pass


gaierror.__module__ = "socket"


def set_sites(find):
    global _sites
    _sites = find


def resolve(host):
    return LOOPBACK if host in _LOCAL_NAMES else host


def _find(host, port):
    """Who listens there, or None."""
    server = _listening.get((host, port))
    if server is not None or host == LOOPBACK:
        return server
    if _sites is None:
        import coroscope
    site = _sites(host, port)
    if site is None and not any(known == host for known, _ in _listening):
        raise gaierror(-2, "Name or service not known")
    return site


def _set_exception(waiter, exc):
    if not waiter.done():
        waiter.set_exception(exc)


async def create_connection(loop, protocol_factory, host=None, port=None, *, ssl=None, sock=None, local_addr=None,
                            server_hostname=None, **options):
    if server_hostname is not None and not ssl:
        raise ValueError("server_hostname is only meaningful with ssl")
    if sock is not None:
        raise NotImplementedError("there are no sockets in a page: give host and port")
    if host is None and port is None:
        raise ValueError("host and port was not specified and no sock specified")
    address, port = resolve(host), int(port)
    acceptor, latency = _find(address, port), settings.latency
    connected = asyncio._named_future(loop, "connect", f"{host}:{port}")
    client = local_addr or (LOOPBACK, next(_ports))
    there, back = Pipe(loop, latency), Pipe(loop, latency)
    if acceptor is None:
        refused = ConnectionRefusedError(111, f"Connect call failed {(address, port)}")
        later(loop, 2 * latency, _set_exception, connected, refused)
    else:
        later(acceptor._loop or loop, latency, acceptor._accept, loop, (there, back), client)
        later(loop, 2 * latency, set_result, connected)
    await connected
    protocol, waiter = protocol_factory(), loop.create_future()
    extra = {"sslcontext": ssl, "peercert": None, "cipher": None} if ssl else None
    transport = SocketTransport(loop, protocol, Socket(client, (address, port)), (back, there), waiter, extra)
    try:
        await waiter
    except BaseException:
        transport.close()
        raise
    return transport, protocol


async def _lookup(host, port):
    return resolve(host), port


async def create_server(loop, protocol_factory, host=None, port=None, *, sock=None, ssl=None, backlog=100,
                        reuse_address=None, reuse_port=None, start_serving=True, **options):
    if sock is not None:
        raise NotImplementedError("there are no sockets in a page: give host and port")
    if host is None and port is None:
        raise ValueError("Neither host/port nor sock were specified")
    hosts = [host] if host is None or isinstance(host, str) else list(host)
    addresses = await asyncio.gather(*[asyncio._quiet_task(loop, _lookup(h, port)) for h in hosts])
    sockets = []
    for address, number in dict.fromkeys(addresses):
        number = int(number or 0) or next(_ports)
        if any(number == p and address == h for h, p in _listening):
            where = (address, number)
            raise OSError(98, f"error while attempting to bind on address {where}: [errno 98] address already in use")
        sockets.append(Socket((address, number)))
    server = Server(loop, sockets, protocol_factory, ssl)
    for s in sockets:
        _listening[s._sockname] = None
    if start_serving:
        server._start_serving()
        await asyncio.sleep(0)
    return server


class Server:
    def __init__(self, loop, sockets, protocol_factory, ssl=None):
        self._loop, self._sockets, self._protocol_factory, self._ssl = loop, sockets, protocol_factory, ssl
        self._clients = {}
        self._waiters = []
        self._serving = False
        self._serving_forever_fut = None

    def __repr__(self):
        return f"<Server sockets={self.sockets!r}>"

    def _attach(self, transport):
        assert self._sockets is not None
        self._clients[transport] = None

    def _detach(self, transport):
        self._clients.pop(transport, None)
        if not self._clients and self._sockets is None:
            self._wakeup()

    def _wakeup(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def _start_serving(self):
        if self._serving:
            return
        self._serving = True
        for s in self._sockets:
            _listening[s._sockname] = self

    def _accept(self, loop, pipes, client):
        if self._sockets is None:
            pipes[1].reset()
            return
        asyncio._quiet_task(self._loop, self._welcome(pipes, client))

    async def _welcome(self, pipes, client):
        protocol, waiter = self._protocol_factory(), self._loop.create_future()
        extra = {"sslcontext": self._ssl} if self._ssl else None
        sock = Socket(self._address(), client)
        SocketTransport(self._loop, protocol, sock, pipes, waiter, extra, self)
        await waiter

    def _address(self):
        return self._sockets[0]._sockname if self._sockets else (LOOPBACK, 0)

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        return () if self._sockets is None else tuple(self._sockets)

    def close(self):
        sockets, self._sockets = self._sockets, None
        if sockets is None:
            return
        for s in sockets:
            _listening.pop(s._sockname, None)
        self._serving = False
        forever, self._serving_forever_fut = self._serving_forever_fut, None
        if forever is not None and not forever.done():
            forever.cancel()
        if not self._clients:
            self._wakeup()

    def close_clients(self):
        for transport in list(self._clients):
            transport.close()

    def abort_clients(self):
        for transport in list(self._clients):
            transport.abort()

    async def start_serving(self):
        self._start_serving()
        await asyncio.sleep(0)

    async def serve_forever(self):
        if self._serving_forever_fut is not None:
            raise RuntimeError(f"server {self!r} is already being awaited on serve_forever()")
        if self._sockets is None:
            raise RuntimeError(f"server {self!r} is closed")
        self._start_serving()
        self._serving_forever_fut = asyncio._named_future(self._loop, "serve_forever", str(self._address()))
        try:
            await self._serving_forever_fut
        except asyncio.CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._serving_forever_fut = None

    async def wait_closed(self):
        if self._waiters is None:
            return
        waiter = asyncio._named_future(self._loop, "server close", "")
        self._waiters.append(waiter)
        await waiter

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


Server.__module__ = "asyncio.base_events"


# Datagrams

_datagrams = {}          # address -> transport


async def create_datagram_endpoint(loop, protocol_factory, local_addr=None, remote_addr=None, **options):
    host, port = local_addr or (LOOPBACK, 0)
    address = resolve(host), int(port) or next(_ports)
    if address in _datagrams:
        raise OSError(98, "Address already in use")
    protocol, waiter = protocol_factory(), loop.create_future()
    remote = remote_addr and (resolve(remote_addr[0]), remote_addr[1])
    transport = DatagramTransport(loop, protocol, address, remote, waiter)
    await waiter
    return transport, protocol


class DatagramTransport(asyncio.DatagramTransport):
    def __init__(self, loop, protocol, address, remote, waiter):
        super().__init__({"sockname": address, "peername": remote, "socket": Socket(address, remote, 2)})
        self._loop, self._protocol, self._address, self._remote = loop, protocol, address, remote
        self._closing = False
        _datagrams[address] = self
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(set_result, waiter)

    def sendto(self, data, addr=None):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"data argument must be a bytes-like object, not {type(data).__name__!r}")
        if self._remote is not None and addr not in (None, self._remote):
            raise ValueError(f"Invalid address: must be None or {self._remote}")
        to = addr or self._remote
        later(self._loop, settings.latency, self._deliver, bytes(data), (resolve(to[0]), to[1]))

    def _deliver(self, data, to):
        other = _datagrams.get(to)
        if other is not None:
            other._receive(data, self._address)
        elif self._remote is not None and not self._closing:
            self._protocol.error_received(ConnectionRefusedError(111, "Connection refused"))

    def _receive(self, data, sender):
        if not self._closing and self._remote in (None, sender):
            self._protocol.datagram_received(data, sender)

    def is_closing(self):
        return self._closing

    def close(self):
        if not self._closing:
            self._closing = True
            _datagrams.pop(self._address, None)
            self._loop.call_soon(self._protocol.connection_lost, None)

    abort = close


DatagramTransport.__qualname__ = DatagramTransport.__name__ = "_SelectorDatagramTransport"
DatagramTransport.__module__ = "asyncio.selector_events"


async def getaddrinfo(loop, host, port, *, family=0, type=0, proto=0, flags=0):
    if resolve(host) != LOOPBACK:
        _find(host, 80)
    return [(2, type or 1, proto or 6, "", (resolve(host), port))]
