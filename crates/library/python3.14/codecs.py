"""Text to bytes and back."""
BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE = b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"
BOM_UTF32_LE, BOM_UTF32_BE = b"\xff\xfe\0\0", b"\0\0\xfe\xff"
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE
BOM_BE, BOM_UTF32 = BOM_UTF16_BE, BOM_UTF32_LE
_registry = []


class CodecInfo(tuple):
    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode = name, encode, decode
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        self.streamreader, self.streamwriter = streamreader, streamwriter
        return self

    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>"


def _rot13(s, errors="strict"):
    return "".join(chr((ord(c) - base + 13) % 26 + base) if c.isalpha() and c.isascii() else c
                   for c in s for base in (97 if c.islower() else 65,)), len(s)


def _with(module, name):
    def convert(data, errors="strict"):
        return getattr(__import__(module), name)(data), len(data)
    return convert


_OTHER = {"rot13": ("rot13", _rot13, _rot13), "rot_13": ("rot13", _rot13, _rot13),
          "hex": ("hex", _with("binascii", "b2a_hex"), _with("binascii", "a2b_hex")),
          "hex_codec": ("hex", _with("binascii", "b2a_hex"), _with("binascii", "a2b_hex")),
          "base64": ("base64", _with("base64", "encodebytes"), _with("base64", "decodebytes")),
          "base64_codec": ("base64", _with("base64", "encodebytes"), _with("base64", "decodebytes"))}
_NAMES = {"utf8": "utf-8", "latin1": "iso8859-1", "latin_1": "iso8859-1", "iso_8859_1": "iso8859-1", "utf_8": "utf-8",
          "us_ascii": "ascii", "utf16": "utf-16", "utf_16": "utf-16", "utf32": "utf-32", "utf_32": "utf-32",
          "utf_8_sig": "utf-8-sig", "utf_16_le": "utf-16-le", "utf_16_be": "utf-16-be", "l1": "iso8859-1"}


def register(search_function, /):
    _registry.append(search_function)


def unregister(search_function, /):
    if search_function in _registry:
        _registry.remove(search_function)


def lookup(encoding, /):
    key = encoding.lower().replace("-", "_").replace(" ", "_")
    if key in _OTHER:
        name, enc, dec = _OTHER[key]
        return CodecInfo(enc, dec, name=name)
    for search in _registry:
        found = search(key)
        if found is not None:
            return found
    try:
        "".encode(encoding)
    except LookupError:
        raise LookupError(f"unknown encoding: {encoding}") from None

    def enc(s, errors="strict"):
        return s.encode(encoding, errors), len(s)

    def dec(b, errors="strict"):
        return bytes(b).decode(encoding, errors), len(b)

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return input.encode(encoding, self.errors)

    class Decoder(IncrementalDecoder):
        def decode(self, input, final=False):
            data = self.buffer + input
            keep = 0 if final else _unfinished(data, key)
            self.buffer = data[len(data) - keep:] if keep else b""
            return data[:len(data) - keep].decode(encoding, self.errors)
    return CodecInfo(enc, dec, None, None, Encoder, Decoder, _NAMES.get(key, key.replace("_", "-")))


def _unfinished(data, key):
    if key.startswith("utf_16") or key == "utf16":
        return len(data) % 2
    if key.startswith("utf_8") or key == "utf8":
        for n in range(1, min(4, len(data) + 1)):
            b = data[-n]
            if b >= 0xC0:
                return n if n < (2 if b < 0xE0 else 3 if b < 0xF0 else 4) else 0
            if b < 0x80:
                break
    return 0


def encode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).decode(obj, errors)[0]


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    return lookup(encoding).incrementalencoder


def getincrementaldecoder(encoding):
    return lookup(encoding).incrementaldecoder


def iterencode(iterator, encoding, errors="strict", **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for item in iterator:
        output = encoder.encode(item)
        if output:
            yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for item in iterator:
        output = decoder.decode(item)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output


class IncrementalEncoder:
    def __init__(self, errors="strict"):
        self.errors = errors

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass


class IncrementalDecoder:
    def __init__(self, errors="strict"):
        self.errors, self.buffer = errors, b""

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    import builtins
    return builtins.open(filename, mode, encoding=encoding)


def strict_errors(exception):
    raise exception


_handlers = {"strict": strict_errors}


def register_error(errors, handler, /):
    _handlers[errors] = handler


def lookup_error(errors, /):
    if errors in _handlers:
        return _handlers[errors]
    if errors in ("ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace"):
        return strict_errors
    raise LookupError(f"unknown error handler name '{errors}'")
