"""What this page adds to Python: the in-page network and its sites.

    coroscope.network(latency=0.05, bandwidth=100_000)
    coroscope.site("shop.example", {"/": "Welcome", "/price": lambda path: "42"}, delay=0.5)

Any host under .example, and example.com, .org and .net, is there from the start:

    /            a page with links to /page/1 ... /page/10
    /page/N      a page with links to its neighbours
    /delay/S     answers after S seconds
    /bytes/N     N bytes
    /status/N    an answer with this status

They answer after 0.5 seconds, fast.example after 0.1, slow.example after 2.
"""
import asyncio
from asyncio import _network, _transports

__all__ = ["network", "site", "http"]
REASONS = {200: "OK", 201: "Created", 204: "No Content", 301: "Moved Permanently", 302: "Found", 400: "Bad Request",
           403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 418: "I'm a Teapot",
           429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable"}
_DELAYS = {"fast.example": 0.1, "slow.example": 2.0}
_sites = {}


def network(*, latency=None, bandwidth=None, buffer=None):
    """Sets what new connections take over; gives what is set.

    latency: seconds that a byte is under way (0.001). bandwidth: bytes per second, 0 for no limit (0).
    buffer: bytes that may be under way before a writer has to wait (65536).
    """
    settings = _transports.settings
    if latency is not None:
        if latency < 0:
            raise ValueError("latency must not be negative")
        settings.latency = latency
    if bandwidth is not None:
        if bandwidth < 0:
            raise ValueError("bandwidth must not be negative")
        settings.bandwidth = bandwidth or None
    if buffer is not None:
        if buffer < 1:
            raise ValueError("buffer must be at least 1")
        settings.buffer = buffer
    return {"latency": settings.latency, "bandwidth": settings.bandwidth or 0, "buffer": settings.buffer}


class Site:
    """A named host that answers HTTP requests."""

    _loop = None     # it answers in whichever loop asks

    def __init__(self, name, pages, delay):
        self.name, self.pages, self.delay = name, pages, delay

    def answer(self, method, path):
        """The status, the body and after how many seconds."""
        if method not in ("GET", "HEAD", "POST"):
            return 405, b"", self.delay
        if self.pages is not None:
            return self._page(path)
        head, _, rest = path.partition("?")[0].strip("/").partition("/")
        try:
            return self._built_in(head, rest)
        except ValueError:
            return 404, b"Not Found", self.delay

    def _page(self, path):
        page = self.pages.get(path, self.pages.get(path.partition("?")[0]))
        if callable(page):
            page = page(path)
        if page is None:
            return 404, b"Not Found", self.delay
        return 200, page.encode() if isinstance(page, str) else bytes(page), self.delay

    def _built_in(self, head, rest):
        if head == "":
            links = "".join(f'<a href="/page/{n}">page {n}</a>\n' for n in range(1, 11))
            return 200, f"<title>{self.name}</title>\n{links}".encode(), self.delay
        if head == "page":
            n = int(rest)
            links = "".join(f'<a href="/page/{k}">page {k}</a>\n' for k in (n - 1, n + 1) if 1 <= k <= 10)
            return 200, f"<title>{self.name} page {n}</title>\n{links}".encode(), self.delay
        if head == "delay":
            return 200, f"after {rest} s\n".encode(), max(float(rest), 0.0)
        if head == "bytes":
            return 200, b"x" * min(int(rest), 1 << 24), self.delay
        if head == "status":
            status = int(rest)
            return status, REASONS.get(status, "").encode(), self.delay
        return 404, b"Not Found", self.delay

    def _accept(self, loop, pipes, client):
        sock = _transports.Socket((self.name, 80), client)
        _transports.SocketTransport(loop, _Visit(loop, self), sock, pipes, None)


class _Visit(asyncio.Protocol):
    """One request and its answer."""

    def __init__(self, loop, site):
        self.loop, self.site, self.received = loop, site, b""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        asked = b"\r\n\r\n" in self.received
        self.received += data
        if asked or b"\r\n\r\n" not in self.received:
            return
        method, path, *_ = self.received.decode("latin-1").split(None, 2) + ["", ""]
        status, body, delay = self.site.answer(method, path or "/")
        self.loop.call_later(delay, self.send, status, b"" if method == "HEAD" else body, len(body))

    def eof_received(self):
        return True

    def send(self, status, body, size):
        head = f"HTTP/1.1 {status} {REASONS.get(status, '')}\r\nContent-Type: text/html\r\nContent-Length: {size}\r\n"
        if not self.transport.is_closing():
            self.transport.write(f"{head}Connection: close\r\n\r\n".encode() + body)
            self.transport.close()


def site(name, pages=None, *, delay=0.5):
    """Puts a site on the network: its name, its pages by path, the seconds that each answer takes.

    A page is text, bytes, or a function that gets the path and gives the page (None: not found). Without pages it has
    the built-in ones.
    """
    if delay < 0:
        raise ValueError("delay must not be negative")
    _sites[name] = Site(name, pages, delay)


def find(host, port):
    """The site of that name, or None."""
    if port not in (80, 443, 8080):
        return None
    found = _sites.get(host)
    if found is None and (host in ("example.com", "example.org", "example.net") or host.endswith(".example")):
        found = _sites[host] = Site(host, None, _DELAYS.get(host, 0.5))
    return found


_network.set_sites(find)
_network.REASONS = REASONS


def __getattr__(name):
    if name == "http":
        import coroscope.http
        return coroscope.http
    raise AttributeError(f"module 'coroscope' has no attribute {name!r}")
