"""The operators as functions."""


def _plain(name, text, params="a, b"):
    space = {}
    exec(f"def {name}({params}, /): return {text}", space)
    function = space[name]
    function.__module__ = "_operator"
    globals()[name] = function
    return function


__all__ = ["attrgetter", "itemgetter", "methodcaller", "abs", "length_hint", "countOf", "indexOf", "call"]
for _name, _text in {"lt": "<", "le": "<=", "eq": "==", "ne": "!=", "ge": ">=", "gt": ">", "add": "+", "and_": "&",
                     "floordiv": "//", "lshift": "<<", "mod": "%", "mul": "*", "matmul": "@", "or_": "|", "pow": "**",
                     "rshift": ">>", "sub": "-", "truediv": "/", "xor": "^", "is_": "is", "is_not": "is not"}.items():
    _plain(_name, f"a {_text} b")
    __all__.append(_name)
for _name, _text in {"iadd": "+=", "iand": "&=", "ifloordiv": "//=", "ilshift": "<<=", "imod": "%=", "imul": "*=",
                     "imatmul": "@=", "ior": "|=", "ipow": "**=", "irshift": ">>=", "isub": "-=", "itruediv": "/=",
                     "ixor": "^="}.items():
    _space = {}
    exec(f"def {_name}(a, b, /):\n a {_text} b\n return a", _space)
    globals()[_name] = _space[_name]
    __all__.append(_name)
for _name, _text in {"not_": "not a", "truth": "True if a else False", "inv": "~a", "invert": "~a", "neg": "-a",
                     "pos": "+a", "is_none": "a is None", "is_not_none": "a is not None"}.items():
    _plain(_name, _text, "a")
    __all__.append(_name)
_plain("contains", "b in a")
_plain("getitem", "a[b]")
_plain("concat", "a + b")
__all__ += ["contains", "getitem", "concat", "delitem", "setitem", "iconcat", "index"]
_abs = abs


def abs(a, /):
    return _abs(a)


def index(a, /):
    # range() words the refusal as C does.
    return a if type(a) is int else range(a).stop


def setitem(a, b, c, /):
    a[b] = c


def delitem(a, b, /):
    del a[b]


def iconcat(a, b, /):
    a += b
    return a


def countOf(a, b, /):
    return sum(1 for x in a if x is b or x == b)


def indexOf(a, b, /):
    for i, x in enumerate(a):
        if x is b or x == b:
            return i
    raise ValueError("sequence.index(x): x not in sequence")


def length_hint(obj, default=0, /):
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be interpreted as an integer")
    try:
        return len(obj)
    except TypeError:
        pass
    try:
        hint = type(obj).__length_hint__
    except AttributeError:
        return default
    value = hint(obj)
    return default if value is NotImplemented else value


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


class attrgetter:
    __slots__ = ("_names",)
    __module__ = "operator"

    def __init__(self, *names):
        if not names:
            raise TypeError("attrgetter expected 1 argument, got 0")
        for name in names:
            if not isinstance(name, str):
                raise TypeError("attribute name must be a string")
        self._names = names

    def __call__(self, obj, /):
        values = []
        for name in self._names:
            value = obj
            for part in name.split("."):
                value = getattr(value, part)
            values.append(value)
        return values[0] if len(values) == 1 else tuple(values)

    def __reduce__(self):
        return type(self), self._names

    def __repr__(self):
        return f"operator.attrgetter({', '.join(map(repr, self._names))})"


class itemgetter:
    __slots__ = ("_items",)
    __module__ = "operator"

    def __init__(self, *items):
        if not items:
            raise TypeError("itemgetter expected 1 argument, got 0")
        self._items = items

    def __call__(self, obj, /):
        items = self._items
        if len(items) == 1:
            return obj[items[0]]
        return tuple([obj[item] for item in items])

    def __reduce__(self):
        return type(self), self._items

    def __repr__(self):
        return f"operator.itemgetter({', '.join(map(repr, self._items))})"


class methodcaller:
    __slots__ = ("_name", "_args", "_kwargs")
    __module__ = "operator"

    def __init__(self, *args, **kwargs):
        if not args:
            raise TypeError("methodcaller needs at least one argument, the method name")
        name, *args = args
        if not isinstance(name, str):
            raise TypeError("method name must be a string")
        self._name = name
        self._args = args
        self._kwargs = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        shown = [repr(self._name), *map(repr, self._args), *(f"{k}={v!r}" for k, v in self._kwargs.items())]
        return f"operator.methodcaller({', '.join(shown)})"


for _name in ("lt le eq ne ge gt add floordiv lshift mod mul matmul pow rshift sub truediv xor inv invert neg pos abs "
              "index contains getitem setitem delitem concat call iadd iand ifloordiv ilshift imod imul imatmul ior "
              "ipow irshift isub itruediv ixor iconcat").split():
    globals()[f"__{_name}__"] = globals()[_name]
__and__, __or__, __not__ = and_, or_, not_
del _name, _text, _space
