"""Arrays of numbers of one kind."""
from collections.abc import MutableSequence
import struct

typecodes = "bBuwhHiIlLqQfd"
_SIZE = {"b": 1, "B": 1, "u": 4, "w": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}
_WORD = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer", "H": "unsigned short",
         "i": "signed integer", "I": "unsigned int", "l": "long", "L": "unsigned long", "q": "long long",
         "Q": "unsigned long long"}


class array:
    __slots__ = ("_code", "_items", "__weakref__")

    def __new__(cls, typecode, initializer=(), /):
        if not isinstance(typecode, str):
            raise TypeError("array() argument 1 must be a unicode character, not "
                            f"{type(typecode).__name__}")
        if len(typecode) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not a string of length "
                            f"{len(typecode)}")
        if typecode not in _SIZE:
            raise ValueError("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)")
        self = object.__new__(cls)
        self._code, self._items = typecode, []
        if isinstance(initializer, str) and typecode not in "uw":
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)
        return self

    typecode = property(lambda self: self._code)
    itemsize = property(lambda self: _SIZE[self._code])

    def _item(self, value):
        code = self._code
        if code in "uw":
            if not isinstance(value, str):
                raise TypeError("array item must be a unicode character, not " + type(value).__name__)
            if len(value) != 1:
                raise TypeError("array item must be a string of length 1, not a string of length " + str(len(value)))
            return value
        if code in "fd":
            if not isinstance(value, (int, float)) and not hasattr(type(value), "__float__"):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            value = float(value)
            return struct.unpack("f", struct.pack("f", value))[0] if code == "f" else value
        if not hasattr(type(value), "__index__"):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        value = value.__index__()
        bits = 8 * _SIZE[code]
        low = 0 if code.isupper() else -1 << bits - 1
        high = (1 << bits if code.isupper() else 1 << bits - 1) - 1
        if not low <= value <= high:
            if code in "lq":
                raise OverflowError("Python int too large to convert to C long")
            if code in "LQ":
                raise OverflowError("can't convert negative int to unsigned" if value < 0 else
                                    "Python int too large to convert to C unsigned long")
            raise OverflowError(f"{_WORD[code]} is {'less than minimum' if value < low else 'greater than maximum'}")
        return value

    def _made(self, items):
        made = object.__new__(type(self))
        made._code, made._items = self._code, items
        return made

    def append(self, v, /):
        self._items.append(self._item(v))

    def extend(self, bb, /):
        if isinstance(bb, array):
            if bb._code != self._code:
                raise TypeError("can only extend with array of same kind")
            self._items += bb._items
            return
        for v in bb:
            self._items.append(self._item(v))

    def fromlist(self, list, /):
        if not isinstance(list, __builtins_list):
            raise TypeError("arg must be list")
        self._items += [self._item(v) for v in list]

    def tolist(self):
        return self._items[:]

    def insert(self, i, v, /):
        self._items.insert(i, self._item(v))

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("pop index out of range")
        return self._items.pop(i)

    def remove(self, v, /):
        if v not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(v)

    def index(self, v, start=0, stop=9223372036854775807, /):
        try:
            return self._items.index(v, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, v, /):
        return self._items.count(v)

    def reverse(self):
        self._items.reverse()

    def clear(self):
        self._items.clear()

    def buffer_info(self):
        return id(self._items), len(self._items)

    def _format(self):
        return "=" + str(len(self._items)) + ("I" if self._code in "uw" else self._code)

    def tobytes(self):
        items = map(ord, self._items) if self._code in "uw" else self._items
        return struct.pack(self._format().replace("l", "q").replace("L", "Q"), *items)

    __bytes__ = tobytes

    def frombytes(self, buffer, /):
        size = _SIZE[self._code]
        if len(buffer) % size:
            raise ValueError("bytes length not a multiple of item size")
        code = {"u": "I", "w": "I", "l": "q", "L": "Q"}.get(self._code, self._code)
        items = struct.unpack(f"={len(buffer) // size}{code}", bytes(buffer))
        self._items += map(chr, items) if self._code in "uw" else items

    def tounicode(self):
        if self._code not in "uw":
            raise ValueError("tounicode() may only be called on unicode type arrays ('u' or 'w')")
        return "".join(self._items)

    def fromunicode(self, ustr, /):
        self.extend(ustr)

    def byteswap(self):
        raw = self.tobytes()
        size = _SIZE[self._code]
        self._items.clear()
        self.frombytes(b"".join(raw[i:i + size][::-1] for i in range(0, len(raw), size)))

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, v):
        return v in self._items

    def _at(self, i, what):
        if not hasattr(type(i), "__index__"):
            raise TypeError("array indices must be integers")
        if not -len(self._items) <= i.__index__() < len(self._items):
            raise IndexError(f"array {what} out of range")
        return i

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self._made(self._items[i])
        return self._items[self._at(i, "index")]

    def __setitem__(self, i, v):
        if isinstance(i, slice):
            if not isinstance(v, array):
                raise TypeError(f"can only assign array (not \"{type(v).__name__}\") to array slice")
            if v._code != self._code:
                raise TypeError("bad argument type for built-in operation")
            self._items[i] = v._items
        else:
            self._items[self._at(i, "assignment index")] = self._item(v)

    def __delitem__(self, i):
        if not isinstance(i, slice):
            self._at(i, "assignment index")
        del self._items[i]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f"can only append array (not \"{type(other).__name__}\") to array")
        if other._code != self._code:
            raise TypeError("bad argument type for built-in operation")
        return self._made(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f"can only extend with array (not \"{type(other).__name__}\")")
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._made(self._items * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self._items *= n
        return self

    def _order(name):
        def compare(self, other):
            return getattr(self._items, name)(other._items) if isinstance(other, array) else NotImplemented
        compare.__name__ = name
        return compare

    __eq__, __ne__, __lt__, __le__, __gt__, __ge__ = map(_order, ("__eq__", "__ne__", "__lt__", "__le__", "__gt__",
                                                                  "__ge__"))
    __hash__ = None

    def __copy__(self):
        return self._made(self._items[:])

    def __deepcopy__(self, memo, /):
        return self._made(self._items[:])

    def __reduce_ex__(self, protocol, /):
        return type(self), (self._code, self._items[:])

    def __repr__(self):
        if not self._items:
            return f"array('{self._code}')"
        shown = repr("".join(self._items)) if self._code in "uw" else repr(self._items)
        return f"array('{self._code}', {shown})"


__builtins_list = list
ArrayType = array
MutableSequence.register(array)
