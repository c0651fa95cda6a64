"""A small HTTP client for the sites of the in-page network.

    page = http.get("http://example.com/page/1")           blocks the thread, as urllib.request.urlopen does
    page = await http.aget("http://example.com/page/1")     lets other tasks run meanwhile
    print(page.status, page.text)
"""
import time

import asyncio
import coroscope
from asyncio import _network, _transports

__all__ = ["get", "aget", "Response", "HTTPError"]


class HTTPError(Exception):
    """An answer with a status of 400 or more; see Response.raise_for_status."""


class Response:
    def __init__(self, url, status, headers, body):
        self.url, self.status, self.headers, self.body = url, status, headers, body

    @property
    def reason(self):
        return coroscope.REASONS.get(self.status, "")

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    def raise_for_status(self):
        if self.status >= 400:
            raise HTTPError(f"{self.status} {self.reason}: {self.url}")

    def __repr__(self):
        return f"<Response [{self.status}] {len(self.body)} bytes>"


def split(url):
    """Host, port and path of a URL."""
    scheme, found, rest = url.partition("://")
    if not found or scheme not in ("http", "https"):
        raise ValueError(f"unknown url type: {url!r}")
    place, slash, path = rest.partition("/")
    host, colon, port = place.partition(":")
    if not host:
        raise ValueError(f"no host given: {url!r}")
    return host, int(port) if colon else 443 if scheme == "https" else 80, slash + path or "/"


def _find(host, port):
    site = coroscope.find(host, port)
    if site is None:
        if _network.resolve(host) == _network.LOOPBACK:
            raise ConnectionRefusedError(111, "Connection refused")
        raise _network.gaierror(-2, "Name or service not known")
    return site


def get(url, *, method="GET", timeout=None):
    """Asks a site and blocks the thread until it has answered."""
    host, port, path = split(url)
    site = _find(host, port)
    status, body, delay = site.answer(method, path)
    settings = _transports.settings
    # There and back for the connection, once more for question and answer.
    took = 4 * settings.latency + delay
    if settings.bandwidth:
        took += len(body) / settings.bandwidth
    if timeout is not None and took > timeout:
        time.sleep(timeout)
        raise TimeoutError("timed out")
    time.sleep(took)
    return Response(url, status, {"Content-Type": "text/html", "Content-Length": str(len(body))}, body)


async def aget(url, *, method="GET"):
    """Asks a site, or a server of this program, and awaits the answer."""
    host, port, path = split(url)
    reader, writer = await asyncio.open_connection(host, port, ssl=port == 443 or None)
    try:
        writer.write(f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        status = await reader.readline()
        headers = {}
        while (line := await reader.readline()) not in (b"\r\n", b"\n", b""):
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.strip()] = value.strip()
        body = await reader.read()
    finally:
        writer.close()
    parts = status.split(None, 2)
    if len(parts) < 2 or not parts[1].isdigit():
        raise ValueError(f"not an HTTP answer: {status!r}")
    return Response(url, int(parts[1]), headers, body)
