"""Streams in memory."""
__all__ = ["StringIO", "BytesIO", "UnsupportedOperation", "IOBase", "RawIOBase", "BufferedIOBase", "TextIOBase",
           "TextIOWrapper", "BufferedReader", "BufferedWriter", "BufferedRandom", "text_encoding", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE", "open", "BlockingIOError"]
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 128 * 1024
BlockingIOError = BlockingIOError
open = __builtins__["open"] if isinstance(__builtins__, dict) else getattr(__builtins__, "open", None)


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    __module__ = "io"
    closed = False

    def _checkClosed(self, msg=None):
        if self.closed:
            raise ValueError("I/O operation on closed file." if msg is None else msg)

    def close(self):
        self.closed = True

    def flush(self):
        self._checkClosed()

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def isatty(self):
        self._checkClosed()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def seek(self, pos, whence=0):
        raise UnsupportedOperation("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, pos=None):
        raise UnsupportedOperation("truncate")

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=None):
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines):
        self._checkClosed()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    __module__ = "io"


class BufferedIOBase(IOBase):
    __module__ = "io"


class TextIOBase(IOBase):
    __module__ = "io"
    encoding = errors = newlines = None


def _position(pos):
    if not isinstance(pos, int):
        try:
            return pos.__index__()
        except AttributeError:
            raise TypeError(f"'{type(pos).__name__}' object cannot be interpreted as an integer") from None
    return pos


class StringIO(TextIOBase):
    __module__ = "_io"

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._newline = newline
        # Text written at the end waits in a list: a program that only writes never copies what it has.
        self._text, self._tail, self._length, self._pos = "", [], 0, 0
        if initial_value:
            self.write(initial_value)
            self._pos = 0

    line_buffering = False

    def _whole(self):
        if self._tail:
            self._text += "".join(self._tail)
            self._tail = []
        return self._text

    def readable(self):
        self._checkClosed()
        return True

    writable = seekable = readable

    def getvalue(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        return self._whole()

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        if self.closed:
            raise ValueError("I/O operation on closed file")
        n = len(s)
        if not n:
            return 0
        if self._newline is None:
            s = s.replace("\r\n", "\n").replace("\r", "\n")
        elif self._newline in ("\r", "\r\n"):
            s = s.replace("\n", self._newline)
        if self._pos == self._length:
            self._tail.append(s)
        else:
            text = self._whole()
            if self._pos > self._length:
                text += "\0" * (self._pos - self._length)
            self._text = text[:self._pos] + s + text[self._pos + len(s):]
            self._length = len(self._text)
            self._pos += len(s)
            return n
        self._length += len(s)
        self._pos = self._length
        return n

    def read(self, size=-1, /):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        text = self._whole()
        end = self._length if size is None or size < 0 else min(self._length, self._pos + size)
        found = text[self._pos:end]
        self._pos = max(self._pos, end)
        return found

    def readline(self, size=-1, /):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        text = self._whole()
        end = text.find("\n" if self._newline in (None, "\n", "") else self._newline, self._pos)
        end = self._length if end < 0 else end + len(self._newline or "\n")
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        found = text[self._pos:end]
        self._pos = max(self._pos, end)
        return found

    def tell(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        return self._pos

    def seek(self, pos, whence=0, /):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        pos = _position(pos)
        if whence == 0:
            if pos < 0:
                raise ValueError(f"Negative seek position {pos}")
        elif whence == 1:
            if pos:
                raise OSError("Can't do nonzero cur-relative seeks")
            pos = self._pos
        elif whence == 2:
            if pos:
                raise OSError("Can't do nonzero cur-relative seeks")
            pos = self._length
        else:
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        self._pos = pos
        return pos

    def truncate(self, pos=None, /):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        pos = self._pos if pos is None else _position(pos)
        if pos < 0:
            raise ValueError(f"Negative size value {pos}")
        self._text = self._whole()[:pos]
        self._length = len(self._text)
        return pos


class BytesIO(BufferedIOBase):
    __module__ = "_io"

    def __init__(self, initial_bytes=b""):
        self._buffer = bytearray()
        if initial_bytes is not None:
            if isinstance(initial_bytes, (str, int)):
                raise TypeError(f"a bytes-like object is required, not '{type(initial_bytes).__name__}'")
            self._buffer += bytes(initial_bytes)
        self._pos = 0

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def getvalue(self):
        self._check()
        return bytes(self._buffer)

    def getbuffer(self):
        self._check()
        return memoryview(self._buffer)

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        b = bytes(b)
        if b:
            if self._pos > len(self._buffer):
                self._buffer += bytes(self._pos - len(self._buffer))
            self._buffer[self._pos:self._pos + len(b)] = b
            self._pos += len(b)
        return len(b)

    def read(self, size=-1, /):
        self._check()
        end = len(self._buffer) if size is None or size < 0 else min(len(self._buffer), self._pos + size)
        found = bytes(self._buffer[self._pos:end])
        self._pos = max(self._pos, end)
        return found

    read1 = read

    def readinto(self, b, /):
        data = self.read(len(b))
        b[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        self._check()
        end = self._buffer.find(b"\n", self._pos) + 1 or len(self._buffer)
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        found = bytes(self._buffer[self._pos:end])
        self._pos = max(self._pos, end)
        return found

    def tell(self):
        self._check()
        return self._pos

    def seek(self, pos, whence=0, /):
        self._check()
        pos = _position(pos)
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
            self._pos = pos
        elif whence == 1:
            self._pos = max(0, self._pos + pos)
        elif whence == 2:
            self._pos = max(0, len(self._buffer) + pos)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self._pos

    def truncate(self, size=None, /):
        self._check()
        size = self._pos if size is None else _position(size)
        if size < 0:
            raise ValueError(f"negative size value {size}")
        del self._buffer[size:]
        return size


class _Buffered(BufferedIOBase):
    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self.raw = raw

    def __getattr__(self, name):
        return getattr(self.raw, name)

    def read(self, size=-1, /):
        return self.raw.read(size)

    def write(self, b, /):
        return self.raw.write(b)

    def flush(self):
        self.raw.flush()

    def seek(self, pos, whence=0, /):
        return self.raw.seek(pos, whence)

    def close(self):
        self.raw.close()
        self.closed = True

    def readline(self, size=-1, /):
        return self.raw.readline(size)

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def seekable(self):
        return self.raw.seekable()


class BufferedReader(_Buffered):
    __module__ = "_io"


class BufferedWriter(_Buffered):
    __module__ = "_io"


class BufferedRandom(_Buffered):
    __module__ = "_io"


class TextIOWrapper(TextIOBase):
    __module__ = "_io"

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        self.buffer, self.encoding, self.errors = buffer, encoding or "UTF-8", errors or "strict"
        self._newline, self.line_buffering, self.write_through = newline, line_buffering, write_through
        self._ahead, self._waiting = None, ""

    def _text(self):
        if self._ahead is None:
            self.flush()
            text = self.buffer.read().decode(self.encoding, self.errors)
            if self._newline is None:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            self._ahead = StringIO(text, "" if self._newline is None else self._newline)
        return self._ahead

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def read(self, size=-1, /):
        self._checkClosed()
        return self._text().read(size)

    def readline(self, size=-1, /):
        self._checkClosed()
        return self._text().readline(size)

    def write(self, s, /):
        self._checkClosed()
        if not isinstance(s, str):
            raise TypeError(f"write() argument must be str, not {type(s).__name__}")
        text = s.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else s
        self._waiting += text
        if self.write_through or self.line_buffering and "\n" in s:
            self.flush()
        return len(s)

    def flush(self):
        self._checkClosed()
        if self._waiting:
            waiting, self._waiting = self._waiting, ""
            self.buffer.write(waiting.encode(self.encoding, self.errors))

    def seek(self, cookie, whence=0, /):
        self.flush()
        self._ahead = None
        return self.buffer.seek(cookie, whence)

    def tell(self):
        self.flush()
        return self.buffer.tell()

    def detach(self):
        self.flush()
        buffer, self.buffer = self.buffer, None
        return buffer

    def close(self):
        if not self.closed:
            self.flush()
            self.buffer.close()
            self.closed = True

    def __repr__(self):
        return f"<_io.TextIOWrapper encoding={self.encoding!r}>"


def text_encoding(encoding, stacklevel=2, /):
    return encoding or "utf-8"
