"""Packed binary data."""
import math

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    pass


_SIZES = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8, "e": 2,
          "f": 4, "d": 8, "s": 1, "p": 1}
_NATIVE = {**_SIZES, "l": 8, "L": 8, "n": 8, "N": 8, "P": 8}


def _parse(format):
    if isinstance(format, bytes):
        format = format.decode("ascii")
    mode = format[0] if format[:1] and format[0] in "@=<>!" else "@"
    body = format[1:] if format[:1] and format[0] in "@=<>!" else format
    sizes = _NATIVE if mode == "@" else _SIZES
    order = "big" if mode in ">!" else "little"
    items, size, i = [], 0, 0
    while i < len(body):
        c = body[i]
        if c.isspace():
            i += 1
            continue
        count = ""
        while i < len(body) and body[i].isdigit():
            count += body[i]
            i += 1
        if i >= len(body):
            raise error("repeat count given without format specifier")
        c = body[i]
        i += 1
        if c not in sizes:
            raise error("bad char in struct format")
        n = int(count) if count else 1
        width = sizes[c]
        if mode == "@" and c not in "xcbB?sp":
            pad = -size % width
            if pad:
                items.append(("x", pad, 1))
                size += pad
        items.append((c, n, width))
        size += n * width
    return items, order, size


def _count(items):
    return sum(1 if c in "sp" else 0 if c == "x" else n for c, n, w in items)


def _pack_float(value, width, order):
    try:
        value = float(value)
    except (TypeError, ValueError):
        raise error("required argument is not a float") from None
    bits, bias, size = {2: (10, 15, 5), 4: (23, 127, 8), 8: (52, 1023, 11)}[width]
    sign = math.copysign(1.0, value) < 0
    value = abs(value)
    top = (1 << size) - 1
    if value != value:
        exp, frac = top, 1 << bits - 1
    elif value == math.inf:
        exp, frac = top, 0
    elif value == 0:
        exp = frac = 0
    else:
        m, e = math.frexp(value)
        exp = e - 1 + bias
        if exp <= 0:
            frac, exp = round(math.ldexp(m, e - 1 + bias + bits)), 0
        else:
            frac = round((m * 2 - 1) * (1 << bits))
        if frac >> bits:
            frac = 0
            exp += 1
        if exp >= top:
            raise OverflowError(f"float too large to pack with {'e' if width == 2 else 'f'} format")
    return (int(sign) << width * 8 - 1 | exp << bits | frac).to_bytes(width, order)


def _unpack_float(data, order):
    width = len(data)
    bits, bias, size = {2: (10, 15, 5), 4: (23, 127, 8), 8: (52, 1023, 11)}[width]
    n = int.from_bytes(data, order)
    sign = -1.0 if n >> width * 8 - 1 else 1.0
    exp, frac = n >> bits & (1 << size) - 1, n & (1 << bits) - 1
    if exp == (1 << size) - 1:
        return math.nan if frac else sign * math.inf
    if exp == 0:
        return sign * math.ldexp(frac, 1 - bias - bits)
    return sign * math.ldexp(frac | 1 << bits, exp - bias - bits)


def _pack_int(c, value, width, order):
    if not isinstance(value, int):
        try:
            value = value.__index__()
        except AttributeError:
            raise error("required argument is not an integer") from None
    signed = c.islower()
    low, high = (-(1 << width * 8 - 1), (1 << width * 8 - 1) - 1) if signed else (0, (1 << width * 8) - 1)
    if not low <= value <= high:
        raise error(f"'{c}' format requires {low} <= number <= {high}")
    return value.to_bytes(width, order, signed=signed)


def pack(format, /, *values):
    items, order, _ = _parse(format)
    expected = _count(items)
    if expected != len(values):
        raise error(f"pack expected {expected} items for packing (got {len(values)})")
    out = bytearray()
    it = iter(values)
    for c, n, width in items:
        if c == "x":
            out += bytes(n * width)
        elif c in "sp":
            value = next(it)
            if not isinstance(value, (bytes, bytearray)):
                raise error("argument for 's' must be a bytes object")
            if c == "p":
                value = bytes([min(len(value), n - 1, 255)]) + value if n else b""
            out += bytes(value[:n]).ljust(n, b"\0")
        else:
            for _ in range(n):
                value = next(it)
                if c == "c":
                    if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                        raise error("char format requires a bytes object of length 1")
                    out += value
                elif c == "?":
                    out.append(bool(value))
                elif c in "efd":
                    out += _pack_float(value, width, order)
                else:
                    out += _pack_int(c, value, width, order)
    return bytes(out)


def _read(items, order, data, at):
    values = []
    for c, n, width in items:
        if c == "x":
            at += n * width
        elif c in "sp":
            chunk = bytes(data[at:at + n])
            at += n
            values.append(chunk if c == "s" else chunk[1:1 + chunk[0]] if chunk else b"")
        else:
            for _ in range(n):
                chunk = bytes(data[at:at + width])
                at += width
                if c == "c":
                    values.append(chunk)
                elif c == "?":
                    values.append(chunk != b"\0")
                elif c in "efd":
                    values.append(_unpack_float(chunk, order))
                else:
                    values.append(int.from_bytes(chunk, order, signed=c.islower()))
    return tuple(values)


def unpack(format, buffer, /):
    items, order, size = _parse(format)
    if len(buffer) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    return _read(items, order, buffer, 0)


def unpack_from(format, /, buffer, offset=0):
    items, order, size = _parse(format)
    if len(buffer) - offset < size:
        raise error(f"unpack_from requires a buffer of at least {offset + size} bytes for unpacking {size} bytes at "
                    f"offset {offset} (actual buffer size is {len(buffer)})")
    return _read(items, order, buffer, offset)


def iter_unpack(format, buffer, /):
    items, order, size = _parse(format)
    if not size or len(buffer) % size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    return (_read(items, order, buffer, at) for at in range(0, len(buffer), size))


def pack_into(format, buffer, offset, /, *values):
    data = pack(format, *values)
    buffer[offset:offset + len(data)] = data


def calcsize(format, /):
    return _parse(format)[2]


class Struct:
    def __init__(self, format):
        self.format = format
        self.size = calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def pack_into(self, buffer, offset, *values):
        pack_into(self.format, buffer, offset, *values)

    def unpack(self, buffer, /):
        return unpack(self.format, buffer)

    def unpack_from(self, /, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer, /):
        return iter_unpack(self.format, buffer)
