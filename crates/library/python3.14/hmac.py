"""Keyed hashes (RFC 2104)."""
import hashlib


def _make(digestmod, data=b""):
    return hashlib.new(digestmod, data) if isinstance(digestmod, str) else digestmod(data)


class HMAC:
    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        self._digestmod = digestmod
        probe = _make(digestmod)
        self.block_size, self.digest_size, self.name = probe.block_size, probe.digest_size, f"hmac-{probe.name}"
        if len(key) > probe.block_size:
            key = _make(digestmod, key).digest()
        key = bytes(key).ljust(probe.block_size, b"\0")
        self._outer = bytes(b ^ 0x5C for b in key)
        self._inner = _make(digestmod, bytes(b ^ 0x36 for b in key))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def digest(self):
        return _make(self._digestmod, self._outer + self._inner.digest()).digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    return a == b
