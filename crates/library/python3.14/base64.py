"""Bytes as printable text."""
import binascii

__all__ = ["b64encode", "b64decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode",
           "urlsafe_b64decode", "b32encode", "b32decode", "b16encode", "b16decode", "b85encode", "b85decode",
           "a85encode", "a85decode", "encodebytes", "decodebytes"]


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not %r" % s.__class__.__name__) from None


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    return encoded if altchars is None else encoded.translate(bytes.maketrans(b"+/", altchars))


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_bytes(altchars), b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


standard_b64encode = lambda s: b64encode(s)
standard_b64decode = lambda s: b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def b32encode(s):
    s = bytes(s)
    out = bytearray()
    for i in range(0, len(s), 5):
        chunk = s[i:i + 5]
        n = int.from_bytes(chunk.ljust(5, b"\0"))
        text = bytes(_B32[n >> shift & 31] for shift in range(35, -1, -5))
        keep = (len(chunk) * 8 + 4) // 5
        out += text[:keep] + b"=" * (8 - keep)
    return bytes(out)


def b32decode(s, casefold=False, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if casefold:
        s = s.upper()
    stripped = s.rstrip(b"=")
    padding = len(s) - len(stripped)
    bits = 0
    for c in stripped:
        at = _B32.find(c)
        if at < 0:
            raise binascii.Error("Non-base32 digit found") from None
        bits = bits << 5 | at
    size = len(stripped) * 5 // 8
    if padding not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    return (bits >> len(stripped) * 5 - size * 8).to_bytes(size)


def b16encode(s):
    return bytes(s).hex().upper().encode()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if any(c not in b"0123456789ABCDEF" for c in s):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


_B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def b85encode(b, pad=False):
    b = bytes(b)
    padding = -len(b) % 4
    b += bytes(padding)
    out = bytearray()
    for i in range(0, len(b), 4):
        n = int.from_bytes(b[i:i + 4])
        out += bytes(_B85[n // 85 ** k % 85] for k in (4, 3, 2, 1, 0))
    return bytes(out if pad or not padding else out[:-padding])


def b85decode(b):
    b = _bytes(b)
    padding = -len(b) % 5
    b += b"~" * padding
    out = bytearray()
    for i in range(0, len(b), 5):
        n = 0
        for j, c in enumerate(b[i:i + 5]):
            at = _B85.find(c)
            if at < 0:
                raise ValueError(f"bad base85 character at position {i + j}")
            n = n * 85 + at
        if n >> 32:
            raise ValueError(f"base85 overflow in hunk starting at byte {i}")
        out += n.to_bytes(4)
    return bytes(out[:-padding] if padding else out)


def encodebytes(s):
    return b"".join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))


def decodebytes(s):
    return binascii.a2b_base64(s)
