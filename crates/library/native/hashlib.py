"""Digests."""
from _hashes import digest as _digest

algorithms_guaranteed = algorithms_available = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
_SIZES = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128)}


class _Hash:
    __slots__ = ("name", "_data")

    def __init__(self, name, data=b""):
        self.name = name
        self._data = bytearray()
        self.update(data)

    digest_size = property(lambda self: _SIZES[self.name][0])
    block_size = property(lambda self: _SIZES[self.name][1])

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("object supporting the buffer API required")
        self._data += data

    def digest(self):
        return _digest(self.name, bytes(self._data))

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return _Hash(self.name, self._data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


def new(name, data=b"", *, usedforsecurity=True, string=None):
    name = name.lower().replace("-", "")
    if name not in _SIZES:
        raise ValueError(f"unsupported hash type {name}")
    return _Hash(name, data if string is None else string)


def _constructor(name):
    def make(data=b"", *, usedforsecurity=True, string=None):
        return _Hash(name, data if string is None else string)
    make.__name__ = make.__qualname__ = f"openssl_{name}"
    return make


for _name in _SIZES:
    globals()[_name] = _constructor(_name)
del _name


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    import hmac
    size = _SIZES[hash_name][0]
    dklen = dklen or size
    out = b""
    block = 1
    while len(out) < dklen:
        u = hmac.new(password, salt + block.to_bytes(4), hash_name).digest()
        total = int.from_bytes(u)
        for _ in range(iterations - 1):
            u = hmac.new(password, u, hash_name).digest()
            total ^= int.from_bytes(u)
        out += total.to_bytes(size)
        block += 1
    return out[:dklen]


def file_digest(fileobj, digest, /):
    made = new(digest) if isinstance(digest, str) else digest()
    made.update(fileobj.read())
    return made
