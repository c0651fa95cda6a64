# Connections of the in-page network, whose bytes take virtual time. Transports behave as those of CPython's
# asyncio/selector_events.py on sockets.
import collections

import asyncio
from asyncio import Transport

_RECEIVE_SIZE = 256 * 1024


class Settings:
    """What every new connection takes over; see coroscope.network()."""
    latency = 0.001
    bandwidth = None
    buffer = 64 * 1024


settings = Settings()
_descriptors = iter(range(6, 1 << 30))


def later(loop, delay, callback, *args):
    """Calls on a loop after so many seconds, from whichever thread."""
    if asyncio._get_running_loop() is loop:
        loop.call_later(delay, callback, *args)
    else:
        loop.call_soon_threadsafe(loop.call_later, delay, callback, *args)


class Socket:
    """What get_extra_info("socket") and Server.sockets show of a socket."""

    family, type, proto = 2, 1, 6

    def __init__(self, sockname, peername=None, type=1):
        self._sockname, self._peername, self._fd = sockname, peername, next(_descriptors)
        self.type, self.proto = type, 6 if type == 1 else 17

    def getsockname(self):
        return self._sockname

    def getpeername(self):
        if self._peername is None:
            raise OSError(107, "Transport endpoint is not connected")
        return self._peername

    def fileno(self):
        return self._fd

    def getsockopt(self, *args):
        return 0

    def setsockopt(self, *args):
        pass

    def setblocking(self, flag):
        if flag:
            raise ValueError("setblocking(): transport sockets cannot be blocking")

    def gettimeout(self):
        return 0

    def __repr__(self):
        info = f"<asyncio.TransportSocket fd={self._fd}, family={self.family}, type={self.type}, proto={self.proto}"
        if self._fd != -1:
            info += f", laddr={self._sockname}"
            if self._peername is not None:
                info += f", raddr={self._peername}"
        return info + ">"


Socket.__module__, Socket.__name__, Socket.__qualname__ = "asyncio.trsock", "TransportSocket", "TransportSocket"
_EOF, _RESET = "eof", "reset"


class Pipe:
    """One direction of a connection: what is under way, in the order it was sent."""

    def __init__(self, loop, latency):
        self.loop, self.latency, self.bandwidth = loop, latency, settings.bandwidth
        self.under_way = collections.deque()     # (time of arrival, bytes or one of the marks)
        self.size = 0                            # bytes sent and not taken out yet
        self.free_at = 0.0                       # when the line has sent what it was given
        self.sender = self.receiver = None       # transports, once they are there

    def room(self):
        return max(settings.buffer - self.size, 0)

    def send(self, what):
        now = self.loop.time()
        arrival = max(now, self.free_at)
        if type(what) is bytes:
            self.size += len(what)
            if self.bandwidth:
                arrival += len(what) / self.bandwidth
        self.free_at = arrival
        self.under_way.append((arrival + self.latency, what))
        if self.receiver is not None:
            self.receiver._expect(arrival + self.latency - now)

    def take(self, now):
        """What has arrived: bytes, a mark, or None. Later bytes stay."""
        chunks, taken = [], 0
        while self.under_way and self.under_way[0][0] <= now + 1e-9 and taken < _RECEIVE_SIZE:
            what = self.under_way[0][1]
            if type(what) is not bytes:
                if chunks:
                    break
                return self.under_way.popleft()[1]
            self.under_way.popleft()
            chunks.append(what)
            taken += len(what)
        if not chunks:
            return None
        self.size -= taken
        if self.sender is not None and self.sender._size:
            later(self.sender._loop, self.latency, self.sender._write_ready)
        return b"".join(chunks)

    def reset(self):
        """Nothing of what is under way counts any more."""
        self.under_way.clear()
        self.size, self.free_at = 0, 0.0
        self.send(_RESET)


class SocketTransport(Transport):
    __slots__ = ("__dict__", "__weakref__")
    _high_water, _low_water = 64 * 1024, 16 * 1024

    def __init__(self, loop, protocol, sock, pipes, waiter, extra=None, server=None):
        super().__init__(extra)
        self._extra.update(socket=sock, sockname=sock.getsockname(), peername=sock._peername)
        self._loop, self._server, self._fd = loop, server, sock.fileno()
        self._sock = sock
        self._inbound, self._outbound = pipes
        self._inbound.receiver = self._outbound.sender = self
        self._chunks, self._offset, self._size = collections.deque(), 0, 0     # what is to be sent
        self._conn_lost = 0
        self._eof = self._closing = self._paused = self._reading = False
        self._protocol_paused = self._done = self._broken = False
        self._expected = None
        self.set_protocol(protocol)
        if server is not None:
            server._attach(self)
        loop.call_soon(self._connection_made)
        loop.call_soon(self._start_reading)
        if waiter is not None:
            loop.call_soon(set_result, waiter)

    def _connection_made(self):
        self._protocol.connection_made(self)

    def __repr__(self):
        info = ["_SelectorSocketTransport"]
        if self._done:
            info.append("closed")
        elif self._closing:
            info.append("closing")
        info.append(f"fd={self._fd}")
        if not self._done:
            info.append(f"read={'polling' if self._reading and not self._paused else 'idle'}")
            info.append(f"write=<{'polling' if self._size else 'idle'}, bufsize={self._size}>")
        return f"<{' '.join(info)}>"

    def set_protocol(self, protocol):
        self._protocol = protocol
        self._buffered = isinstance(protocol, asyncio.BufferedProtocol)

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    # Reading

    def is_reading(self):
        return not self._closing and not self._paused

    def _start_reading(self):
        if not self._closing and not self._paused:
            self._reading = True
            self._expect_next()

    def pause_reading(self):
        if self.is_reading():
            self._paused = True

    def resume_reading(self):
        if self._closing or not self._paused:
            return
        self._paused = False
        self._expect_next()

    def _expect_next(self):
        if self._inbound.under_way:
            self._expect(self._inbound.under_way[0][0] - self._loop.time())

    def _expect(self, delay):
        """Looks at what has arrived after so many seconds."""
        if self._expected is None:
            self._expected = True
            later(self._loop, max(delay, 0), self._read_ready)

    def _read_ready(self):
        self._expected = None
        if self._done:
            self._refuse()
            return
        if self._conn_lost or self._paused or not self._reading:
            if self._inbound.under_way and self._inbound.under_way[0][1] is _RESET and not self._paused:
                self._broken = True
            return
        data = self._inbound.take(self._loop.time())
        if data is None:
            self._expect_next()
        elif data is _EOF:
            self._read_eof()
        elif data is _RESET:
            self._fatal_error(ConnectionResetError(104, "Connection reset by peer"),
                              "Fatal read error on socket transport")
        else:
            self._hand_over(data)
            self._expect_next()

    def _hand_over(self, data):
        what = "buffer_updated" if self._buffered else "data_received"
        try:
            if self._buffered:
                self._fill_buffers(data)
            else:
                self._protocol.data_received(data)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as e:
            self._fatal_error(e, f"Fatal error: protocol.{what}() call failed.")

    def _fill_buffers(self, data):
        while data:
            room = self._protocol.get_buffer(-1)
            n = min(len(room), len(data))
            if not n:
                raise RuntimeError("get_buffer() returned an empty buffer")
            room[:n] = data[:n]
            self._protocol.buffer_updated(n)
            data = data[n:]

    def _read_eof(self):
        try:
            keep_open = self._protocol.eof_received()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as e:
            self._fatal_error(e, "Fatal error: protocol.eof_received() call failed.")
            return
        if keep_open:
            self._reading = False
        else:
            self.close()

    def _refuse(self):
        """Something came for a socket that is closed: the other side is told so."""
        if any(type(what) is bytes for _, what in self._inbound.under_way):
            self._inbound.under_way.clear()
            self._outbound.reset()

    # Writing

    def can_write_eof(self):
        return True

    def get_write_buffer_size(self):
        return self._size

    def get_write_buffer_limits(self):
        return self._low_water, self._high_water

    def set_write_buffer_limits(self, high=None, low=None):
        if high is None:
            high = 64 * 1024 if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low >= 0:
            raise ValueError(f"high ({high!r}) must be >= low ({low!r}) must be >= 0")
        self._high_water, self._low_water = high, low
        self._maybe_pause_protocol()

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("data argument must be a bytes, bytearray, or memoryview object, "
                            f"not {type(data).__name__!r}")
        if self._eof:
            raise RuntimeError("Cannot call write() after write_eof()")
        if not data:
            return
        if self._conn_lost:
            if self._conn_lost >= 5:
                asyncio.log.logger.warning("socket.send() raised exception.")
            self._conn_lost += 1
            return
        if self._broken:
            self._fatal_error(BrokenPipeError(32, "Broken pipe"), "Fatal write error on socket transport")
            return
        data = bytes(data)
        self._chunks.append(data)
        self._size += len(data)
        self._send()
        self._maybe_pause_protocol()

    def writelines(self, list_of_data):
        self.write(b"".join(list_of_data))

    def write_eof(self):
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._size:
            self._outbound.send(_EOF)

    def _send(self):
        """Sends as much as there is room for."""
        while self._size and (room := self._outbound.room()):
            part = self._chunks[0][self._offset:self._offset + room]
            self._outbound.send(part)
            self._size -= len(part)
            self._offset += len(part)
            if self._offset == len(self._chunks[0]):
                self._chunks.popleft()
                self._offset = 0

    def _write_ready(self):
        if self._conn_lost or not self._size:
            return
        self._send()
        self._maybe_resume_protocol()
        if self._size:
            return
        if self._closing:
            self._connection_lost(None)
        elif self._eof:
            self._outbound.send(_EOF)

    def _maybe_pause_protocol(self):
        if self._size > self._high_water and not self._protocol_paused:
            self._protocol_paused = True
            self._tell("pause_writing")

    def _maybe_resume_protocol(self):
        if self._protocol_paused and self._size <= self._low_water:
            self._protocol_paused = False
            self._tell("resume_writing")

    def _tell(self, what):
        try:
            getattr(self._protocol, what)()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as e:
            self._loop.call_exception_handler({
                "message": f"protocol.{what}() failed",
                "exception": e,
                "transport": self,
                "protocol": self._protocol,
            })

    # The end

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._reading = False
        if not self._size:
            self._conn_lost += 1
            self._loop.call_soon(self._connection_lost, None)

    def abort(self):
        self._force_close(None)

    def _fatal_error(self, exc, message):
        if not isinstance(exc, OSError):
            self._loop.call_exception_handler({
                "message": message,
                "exception": exc,
                "transport": self,
                "protocol": self._protocol,
            })
        self._force_close(exc)

    def _force_close(self, exc):
        if self._conn_lost:
            return
        self._chunks.clear()
        self._offset = self._size = 0
        self._closing = True
        self._reading = False
        self._conn_lost += 1
        self._loop.call_soon(self._connection_lost, exc)

    def _connection_lost(self, exc):
        if self._done:
            return
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._done = True
            unread = self._inbound.size > 0
            if unread:
                self._refuse()
            elif not self._eof and not isinstance(exc, ConnectionResetError):
                self._outbound.send(_EOF)
            self._protocol = None
            server, self._server = self._server, None
            if server is not None:
                server._detach(self)


def set_result(waiter):
    if not waiter.cancelled():
        waiter.set_result(None)


set_result.__name__ = set_result.__qualname__ = "_set_result_unless_cancelled"
SocketTransport.__name__ = SocketTransport.__qualname__ = "_SelectorSocketTransport"
SocketTransport.__module__ = "asyncio.selector_events"
