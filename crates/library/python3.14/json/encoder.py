"""Objects to JSON text."""
try:
    from _json import encode_basestring, encode_basestring_ascii
except ImportError:
    encode_basestring = encode_basestring_ascii = None

INFINITY = float("inf")
_PLAIN = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _quote(s, ascii_only):
    out = ['"']
    for c in s:
        n = ord(c)
        if c in _PLAIN:
            out.append(_PLAIN[c])
        elif n < 32 or ascii_only and n > 126:
            if n > 0xFFFF:
                n -= 0x10000
                out.append(f"\\u{0xd800 | n >> 10:04x}\\u{0xdc00 | n & 0x3ff:04x}")
            else:
                out.append(f"\\u{n:04x}")
        else:
            out.append(c)
    out.append('"')
    return "".join(out)


def py_encode_basestring(s):
    return _quote(s, False)


def py_encode_basestring_ascii(s):
    return _quote(s, True)


if encode_basestring is None:
    encode_basestring, encode_basestring_ascii = py_encode_basestring, py_encode_basestring_ascii


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        if isinstance(o, str):
            return (encode_basestring_ascii if self.ensure_ascii else encode_basestring)(o)
        return "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        out = []
        _Writer(self, out).write(o, "")
        return out


def _float_text(o, allow_nan):
    if o != o:
        text = "NaN"
    elif o == INFINITY:
        text = "Infinity"
    elif o == -INFINITY:
        text = "-Infinity"
    else:
        return float.__repr__(o)
    if not allow_nan:
        raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
    return text


class _Writer:
    def __init__(self, encoder, out):
        self.put = out.append
        self.encoder = encoder
        self.quote = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
        indent = encoder.indent
        self.indent = " " * indent if isinstance(indent, int) and not isinstance(indent, bool) or indent is True else indent
        self.open = {} if encoder.check_circular else None

    def write(self, o, margin):
        put = self.put
        if isinstance(o, str):
            put(self.quote(o))
        elif o is None:
            put("null")
        elif o is True:
            put("true")
        elif o is False:
            put("false")
        elif isinstance(o, int):
            put(int.__repr__(o))
        elif isinstance(o, float):
            put(_float_text(o, self.encoder.allow_nan))
        elif isinstance(o, (list, tuple)):
            self.sequence(o, margin)
        elif isinstance(o, dict):
            self.mapping(o, margin)
        else:
            mark = self.enter(o)
            replaced = self.encoder.default(o)
            try:
                self.write(replaced, margin)
            except Exception as exc:
                exc.add_note(f"when serializing {type(o).__name__} object")
                raise
            self.leave(mark)

    def enter(self, o):
        if self.open is None:
            return None
        mark = id(o)
        if mark in self.open:
            raise ValueError("Circular reference detected")
        self.open[mark] = o
        return mark

    def leave(self, mark):
        if mark is not None:
            del self.open[mark]

    def sequence(self, items, margin):
        put = self.put
        if not items:
            put("[]")
            return
        mark = self.enter(items)
        inner = margin
        separator = self.encoder.item_separator
        put("[")
        if self.indent is not None:
            inner = margin + self.indent
            separator += "\n" + inner
            put("\n" + inner)
        for i, value in enumerate(items):
            if i:
                put(separator)
            try:
                self.write(value, inner)
            except Exception as exc:
                exc.add_note(f"when serializing {type(items).__name__} item {i}")
                raise
        if self.indent is not None:
            put("\n" + margin)
        put("]")
        self.leave(mark)

    def key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return _float_text(key, self.encoder.allow_nan)
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if self.encoder.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def mapping(self, d, margin):
        put = self.put
        if not d:
            put("{}")
            return
        mark = self.enter(d)
        inner = margin
        separator = self.encoder.item_separator
        put("{")
        if self.indent is not None:
            inner = margin + self.indent
            separator += "\n" + inner
        first = True
        for key, value in sorted(d.items()) if self.encoder.sort_keys else d.items():
            text = self.key(key)
            if text is None:
                continue
            if not first:
                put(separator)
            elif self.indent is not None:
                put("\n" + inner)
            first = False
            put(self.quote(text))
            put(self.encoder.key_separator)
            try:
                self.write(value, inner)
            except Exception as exc:
                exc.add_note(f"when serializing {type(d).__name__} item {key!r}")
                raise
        if not first and self.indent is not None:
            put("\n" + margin)
        put("}")
        self.leave(mark)
