"""Digests."""
from _hashes import digest as _digest

# Name: digest and block size in bytes.
_SIZES = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128),
          "sha512": (64, 128), "sha3_224": (28, 144), "sha3_256": (32, 136), "sha3_384": (48, 104), "sha3_512": (64, 72),
          "shake_128": (0, 168), "shake_256": (0, 136), "blake2b": (64, 128), "blake2s": (32, 64)}
algorithms_guaranteed = set(_SIZES)
algorithms_available = set(_SIZES)


class HASH:
    __slots__ = ("name", "_data", "digest_size")
    __module__ = "_hashlib"

    def __init__(self, name, data=b"", size=None):
        self.name = name
        self.digest_size = _SIZES[name][0] if size is None else size
        self._data = bytearray()
        self.update(data)

    block_size = property(lambda self: _SIZES[self.name][1])

    def update(self, obj, /):
        if isinstance(obj, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(obj, (bytes, bytearray, memoryview)):
            raise TypeError("object supporting the buffer API required")
        self._data += obj

    def _made(self, size):
        return _digest(self.name, bytes(self._data), size)

    def digest(self):
        return self._made(self.digest_size)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return type(self)(self.name, self._data, self.digest_size)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


class HASHXOF(HASH):
    __slots__ = ()
    __module__ = "_hashlib"

    def digest(self, length):
        return self._made(length)

    def hexdigest(self, length):
        return self._made(length).hex()


def _plain(name):
    kind = HASHXOF if name.startswith("shake") else HASH

    def make(data=b"", *, usedforsecurity=True, string=None):
        return kind(name, data if string is None else string)
    make.__name__ = make.__qualname__ = f"openssl_{name}"
    return make


def _blake(name):
    def make(data=b"", /, *, digest_size=_SIZES[name][0], key=b"", salt=b"", person=b"", fanout=1, depth=1, leaf_size=0,
             node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True):
        top = _SIZES[name][0]
        if not 1 <= digest_size <= top:
            raise ValueError(f"digest_size for {name[0].upper()}{name[1:]} must be between 1 and {top} bytes, here it is "
                             f"{digest_size}")
        if key or salt or person:
            raise ValueError("key, salt and person of BLAKE2 are not supported here")
        return HASH(name, data, digest_size)
    make.__name__ = make.__qualname__ = name
    return make


for _name in _SIZES:
    globals()[_name] = (_blake if _name.startswith("blake") else _plain)(_name)
del _name


def new(name, data=b"", **kwargs):
    known = name.lower().replace("-", "_")
    known = known.replace("sha_", "sha") if known.startswith("sha_") else known
    if known not in _SIZES:
        raise ValueError(f"unsupported hash type {name}")
    return globals()[known](data, **kwargs)


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
