"""Pretty printing of nested data."""
import re
import sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._repr_of(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)


class _Key:
    """Orders what cannot be compared by type name and address."""
    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth, self._indent_per_level, self._width = depth, indent, width
        self._stream = sys.stdout if stream is None else stream
        self._compact, self._sort_dicts, self._underscore_numbers = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = []
        self._format(object, out.append, 0, 0, {}, 0)
        return "".join(out)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._repr_of(object, context, maxlevels, level)

    def _format(self, object, put, indent, allowance, context, level):
        objid = id(object)
        if objid in context:
            put(_recursion(object))
            self._recursive, self._readable = True, False
            return
        text = self.format(object, context.copy(), self._depth, level)[0]
        if len(text) > self._width - indent - allowance:
            printer = self._printer(object)
            if printer is not None:
                context[objid] = 1
                printer(object, put, indent, allowance, context, level + 1)
                del context[objid]
                return
            if hasattr(type(object), "__dataclass_fields__") and not isinstance(object, type) and getattr(
                    object, "__dataclass_params__").repr and hasattr(object.__repr__, "__wrapped__"):
                context[objid] = 1
                self._dataclass(object, put, indent, allowance, context, level + 1)
                del context[objid]
                return
        put(text)

    def _printer(self, object):
        r = type(object).__repr__
        if r is dict.__repr__:
            return self._dict
        if r is list.__repr__:
            return self._list
        if r is tuple.__repr__:
            return self._tuple
        if r in (set.__repr__, frozenset.__repr__):
            return self._set
        if r is str.__repr__:
            return self._str
        if r in (bytes.__repr__, bytearray.__repr__):
            return None
        name = type(object).__name__
        if name == "mappingproxy":
            return self._proxy
        if name == "SimpleNamespace":
            return self._namespace
        collections = sys.modules.get("collections")
        if collections is not None:
            if r is collections.OrderedDict.__repr__:
                return self._ordered
            if r is collections.Counter.__repr__:
                return self._counter
            if r is collections.defaultdict.__repr__:
                return self._defaultdict
            if r is collections.deque.__repr__:
                return self._deque
        return None

    def _dataclass(self, object, put, indent, allowance, context, level):
        name = object.__class__.__name__
        items = [(f.name, getattr(object, f.name)) for f in object.__dataclass_fields__.values()
                 if f.repr and f._field_type.name == "_FIELD"]
        indent += len(name) + 1
        put(name + "(")
        self._named_items(items, put, indent, allowance, context, level)
        put(")")

    def _named_items(self, items, put, indent, allowance, context, level):
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            put(key + "=")
            if id(value) in context:
                put("...")
            else:
                self._format(value, put, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                put(",\n" + " " * indent)

    def _namespace(self, object, put, indent, allowance, context, level):
        name = "namespace" if type(object).__name__ == "SimpleNamespace" else object.__class__.__name__
        indent += len(name) + 1
        put(name + "(")
        self._named_items(list(object.__dict__.items()), put, indent, allowance, context, level)
        put(")")

    def _dict(self, object, put, indent, allowance, context, level):
        put("{")
        if self._indent_per_level > 1:
            put((self._indent_per_level - 1) * " ")
        if object:
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            self._dict_items(items, put, indent, allowance + 1, context, level)
        put("}")

    def _dict_items(self, items, put, indent, allowance, context, level):
        indent += self._indent_per_level
        items = list(items)
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            text = self.format(key, context.copy(), self._depth, level)[0]
            put(text + ": ")
            self._format(value, put, indent + len(text) + 2, allowance if last else 1, context, level)
            if not last:
                put(",\n" + " " * indent)

    def _ordered(self, object, put, indent, allowance, context, level):
        if not object:
            put(repr(object))
            return
        name = object.__class__.__name__
        put(name + "(")
        self._format(list(object.items()), put, indent + len(name) + 1, allowance + 1, context, level)
        put(")")

    def _counter(self, object, put, indent, allowance, context, level):
        if not object:
            put(repr(object))
            return
        name = object.__class__.__name__
        put(name + "({")
        if self._indent_per_level > 1:
            put((self._indent_per_level - 1) * " ")
        self._dict_items(object.most_common(), put, indent + len(name) + 1, allowance + 2, context, level)
        put("})")

    def _defaultdict(self, object, put, indent, allowance, context, level):
        if not object:
            put(repr(object))
            return
        factory = self.format(object.default_factory, context.copy(), self._depth, level)[0]
        name = object.__class__.__name__
        indent += len(name) + 1
        put(f"{name}({factory},\n{' ' * indent}")
        self._dict(object, put, indent, allowance + 1, context, level)
        put(")")

    def _deque(self, object, put, indent, allowance, context, level):
        if not object:
            put(repr(object))
            return
        name = object.__class__.__name__
        put(name + "(")
        indent += len(name) + 1
        put("[")
        tail = "])" if object.maxlen is None else f"],\n{' ' * indent}maxlen={object.maxlen!r})"
        self._items(object, put, indent, 2 if object.maxlen is None else 2, context, level)
        put(tail)

    def _proxy(self, object, put, indent, allowance, context, level):
        put("mappingproxy(")
        self._format(object.copy(), put, indent + 13, allowance + 1, context, level)
        put(")")

    def _list(self, object, put, indent, allowance, context, level):
        put("[")
        self._items(object, put, indent, allowance + 1, context, level)
        put("]")

    def _tuple(self, object, put, indent, allowance, context, level):
        end = ",)" if len(object) == 1 else ")"
        put("(")
        self._items(object, put, indent, allowance + len(end), context, level)
        put(end)

    def _set(self, object, put, indent, allowance, context, level):
        if not object:
            put(repr(object))
            return
        kind = type(object)
        if kind is set:
            put("{")
            end = "}"
        else:
            put(kind.__name__ + "({")
            end = "})"
            indent += len(kind.__name__) + 1
        self._items(sorted(object, key=_Key), put, indent, allowance + len(end), context, level)
        put(end)

    def _items(self, items, put, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            put((self._indent_per_level - 1) * " ")
        delimnl = ",\n" + " " * indent
        delim = ""
        width = max_width = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                max_width -= allowance
                width -= allowance
            if self._compact:
                text = self.format(item, context.copy(), self._depth, level)[0]
                w = len(text) + 2
                if width < w:
                    width = max_width
                    if delim:
                        delim = delimnl
                if width >= w:
                    width -= w
                    put(delim)
                    delim = ", "
                    put(text)
                    continue
            put(delim)
            delim = delimnl
            self._format(item, put, indent, allowance if last else 1, context, level)

    def _str(self, object, put, indent, allowance, context, level):
        if not object:
            put(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        max_width1 = max_width = self._width - indent
        text = ""
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                max_width1 -= allowance
            if len(text) <= max_width1:
                chunks.append(text)
                continue
            parts = re.findall(r"\S*\s*", line)
            parts.pop()
            max_width2 = max_width
            current = ""
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    max_width2 -= allowance
                if len(repr(candidate)) > max_width2:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            put(text)
            return
        if level == 1:
            put("(")
        put(("\n" + " " * indent).join(chunks))
        if level == 1:
            put(")")

    def _repr_of(self, object, context, maxlevels, level):
        kind = type(object)
        if kind is int and self._underscore_numbers:
            return f"{object:_d}", True, False
        r = getattr(kind, "__repr__", None)
        if r is dict.__repr__:
            brackets, empty = "{}", "{}"
        elif r is list.__repr__:
            brackets, empty = "[]", "[]"
        elif r is tuple.__repr__:
            brackets, empty = "()", "()"
        else:
            text = repr(object)
            return text, bool(text) and not text.startswith("<"), False
        if not object:
            return empty, True, False
        objid = id(object)
        if maxlevels and level >= maxlevels:
            return f"{brackets[0]}...{brackets[1]}", False, objid in context
        if objid in context:
            return _recursion(object), False, True
        context[objid] = 1
        readable, recursive = True, False
        parts = []
        level += 1
        if brackets == "{}":
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            for k, v in items:
                kt, kr, kc = self.format(k, context, maxlevels, level)
                vt, vr, vc = self.format(v, context, maxlevels, level)
                parts.append(f"{kt}: {vt}")
                readable = readable and kr and vr
                recursive = recursive or kc or vc
        else:
            for item in object:
                t, r, c = self.format(item, context, maxlevels, level)
                parts.append(t)
                readable = readable and r
                recursive = recursive or c
        del context[objid]
        tail = "," if brackets == "()" and len(object) == 1 else ""
        return f"{brackets[0]}{', '.join(parts)}{tail}{brackets[1]}", readable, recursive


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"
