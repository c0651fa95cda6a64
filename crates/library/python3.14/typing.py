"""Names for type annotations. What concerns collections.abc, re or contextlib is made when it is asked for."""
import sys
from annotationlib import ForwardRef
from types import FunctionType as _Function, GenericAlias as _BuiltinAlias

try:
    from _typing import Generic, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple, Union, NoDefault
except ImportError:
    Generic = ParamSpec = ParamSpecArgs = ParamSpecKwargs = TypeAliasType = TypeVar = TypeVarTuple = Union = NoDefault = None


def _type_repr(obj):
    if isinstance(obj, tuple):
        return "[" + ", ".join(map(_type_repr, obj)) + "]"
    if obj is ...:
        return "..."
    if isinstance(obj, type) and not isinstance(obj, _BuiltinAlias) or isinstance(obj, _Function):
        return obj.__qualname__ if obj.__module__ == "builtins" else f"{obj.__module__}.{obj.__qualname__}"
    return repr(obj)


def _is_param(t):
    return not isinstance(t, type) and hasattr(t, "__typing_subst__") and hasattr(t, "__name__")


def _parameters(args):
    found = []
    for t in args:
        if isinstance(t, type):
            continue
        if isinstance(t, (tuple, list)):
            inner = _parameters(t)
        elif _is_param(t):
            inner = (t,)
        else:
            inner = getattr(t, "__parameters__", ())
        for p in inner:
            if p not in found:
                found.append(p)
    return tuple(found)


def _type_check(arg, msg):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    if isinstance(arg, _SpecialForm) and arg in (ClassVar, Final, Generic, Protocol):
        raise TypeError(f"Plain {arg!r} is not valid as type argument")
    if arg is Generic or arg is Protocol:
        raise TypeError(f"Plain {arg!r} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _convert(arg):
    return type(None) if arg is None else ForwardRef(arg) if isinstance(arg, str) else arg


def _flat_tuple(item):
    return item if isinstance(item, tuple) else (item,)


def _union(args):
    result = args[0]
    for arg in args[1:]:
        result = result | arg
    return result


class _Final:
    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, _root=False, **kwds):
        if not _root:
            raise TypeError("Cannot subclass special typing classes")


class _SpecialForm(_Final, _root=True):
    __slots__ = ("_name", "__doc__", "_getitem")

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in {"__name__", "__qualname__"}:
            return self._name
        raise AttributeError(item)

    __module__ = property(lambda self: "typing")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _plain_form(name):
    def refuse(self, parameters):
        raise TypeError(f"{self} is not subscriptable")
    refuse.__name__ = name
    form = globals()[name] = _SpecialForm(refuse)
    return form


def _wrapping_form(name):
    def wrap(self, parameters):
        item = _type_check(parameters, f"{self} accepts only single type.")
        return _GenericAlias(self, (item,))
    wrap.__name__ = name
    form = globals()[name] = _SpecialForm(wrap)
    return form


for _name in ("NoReturn", "Never", "Self", "LiteralString", "TypeAlias"):
    _plain_form(_name)
for _name in ("ClassVar", "Final", "TypeGuard", "TypeIs", "Required", "NotRequired", "ReadOnly"):
    _wrapping_form(_name)


@_SpecialForm
def Optional(self, parameters):
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


@_SpecialForm
def Literal(self, parameters):
    seen = []
    for value in _flat_tuple(parameters):
        for v in value.__args__ if isinstance(value, _LiteralGenericAlias) else (value,):
            if not any(type(v) is type(s) and v == s for s in seen):
                seen.append(v)
    return _LiteralGenericAlias(self, tuple(seen))


@_SpecialForm
def Concatenate(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    return _ConcatenateGenericAlias(self, tuple(map(_convert, _flat_tuple(parameters))))


@_SpecialForm
def Unpack(self, parameters):
    return _UnpackGenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


@_SpecialForm
def Annotated(self, params):
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    origin, metadata = _convert(params[0]), params[1:]
    if isinstance(origin, _AnnotatedAlias):
        metadata = origin.__metadata__ + metadata
        origin = origin.__origin__
    return _AnnotatedAlias(origin, metadata)


class _GenericAlias(_Final, _root=True):
    def __init__(self, origin, args, *, name=None, inst=True):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _parameters(self.__args__)
        self._name = name
        self._inst = inst
        if not name:
            self.__module__ = getattr(origin, "__module__", "typing")

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    def __getattr__(self, attr):
        if attr in {"__name__", "__qualname__"}:
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not (attr.startswith("__") and attr.endswith("__")):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        if attr.startswith("__") and attr.endswith("__") or attr in {"_name", "_inst"}:
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __iter__(self):
        yield Unpack[self]

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return _special_mro_entries(self, bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            i = bases.index(self)
            for b in bases[i + 1:]:
                if isinstance(b, _GenericAlias) and b is not self:
                    return ()
        return (self.__origin__,)

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        return self.copy_with(_substitute(self, self.__args__, self.__parameters__, _flat_tuple(args)))

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        args = ", ".join(map(_type_repr, self.__args__)) if self.__args__ else "()"
        return f"{name}[{args}]"

    def __reduce__(self):
        import operator
        origin = globals()[self._name] if self._name else self.__origin__
        return operator.getitem, (origin, self.__args__ if len(self.__args__) != 1 else self.__args__[0])


def _substitute(alias, args, params, given):
    packs = [i for i, p in enumerate(params) if isinstance(p, TypeVarTuple)]
    if len(params) == 1 and isinstance(params[0], ParamSpec) and not (
            len(given) == 1 and (given[0] is ... or isinstance(given[0], (list, tuple, ParamSpec, _ConcatenateGenericAlias)))):
        given = (given,)
    if packs:
        i = packs[0]
        after = len(params) - i - 1
        if len(given) < len(params) - 1:
            raise TypeError(f"Too few arguments for {alias}; actual {len(given)}, expected at least {len(params) - 1}")
        given = given[:i] + (given[i:len(given) - after],) + given[len(given) - after:]
    elif len(given) < len(params):
        filled = list(given)
        for p in params[len(given):]:
            if not getattr(p, "has_default", lambda: False)():
                break
            filled.append(p.__default__)
        given = tuple(filled)
    if len(given) != len(params):
        word = "many" if len(given) > len(params) else "few"
        least = "at least " if word == "few" and isinstance(alias, type) else ""
        raise TypeError(f"Too {word} arguments for {alias}; actual {len(given)}, expected {least}{len(params)}")
    table = dict(zip(params, given))
    return tuple(_replaced(args, table))


def _replaced(args, table):
    for arg in args:
        if isinstance(arg, type) and not isinstance(arg, _BuiltinAlias):
            yield arg
        elif arg.__hash__ is not None and not isinstance(arg, (tuple, list)) and arg in table:
            value = table[arg]
            if isinstance(arg, ParamSpec) and isinstance(value, (tuple, list)):
                yield from map(_convert, value)
            else:
                yield _convert(value)
        elif isinstance(arg, _UnpackGenericAlias) and arg.__args__[0] in table:
            yield from map(_convert, table[arg.__args__[0]])
        elif isinstance(arg, (tuple, list)):
            yield tuple(_replaced(arg, table))
        else:
            params = getattr(arg, "__parameters__", ())
            if params:
                given = []
                for p in params:
                    value = table[p]
                    given.extend(value) if isinstance(p, TypeVarTuple) else given.append(value)
                yield arg[tuple(given)]
            else:
                yield arg


def _special_mro_entries(alias, bases):
    result = []
    if alias.__origin__ not in bases:
        result.append(alias.__origin__)
    i = bases.index(alias)
    if not any(isinstance(b, (_GenericAlias, _BuiltinAlias)) or isinstance(b, type) and issubclass(b, Generic)
               for b in bases[i + 1:]):
        result.append(Generic)
    return tuple(result)


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return {(v, type(v)) for v in self.__args__} == {(v, type(v)) for v in other.__args__}

    def __hash__(self):
        return hash(frozenset((v, type(v)) for v in self.__args__))

    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    pass


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"


class _AnnotatedAlias(_GenericAlias, _root=True):
    def __init__(self, origin, metadata):
        super().__init__(origin, (origin,), name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class _CallableGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        return f"typing.Callable[[{', '.join(map(_type_repr, args[:-1]))}], {_type_repr(args[-1])}]"


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (ParamSpec, _ConcatenateGenericAlias))


class _SpecialAlias(_Final, _root=True):
    """typing.List and the like, before they are subscripted."""

    def __init__(self, origin, nparams, name, inst=False):
        self.__origin__ = origin
        self._nparams = nparams
        self._name = name
        self._inst = inst

    def __repr__(self):
        return "typing." + self._name

    def __getattr__(self, attr):
        if attr in {"__name__", "__qualname__"}:
            return self._name
        if "__origin__" in self.__dict__ and not (attr.startswith("__") and attr.endswith("__")):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __getitem__(self, params):
        name = self._name
        if name == "Callable":
            if not isinstance(params, tuple) or len(params) != 2:
                raise TypeError("Callable must be used as Callable[[arg, ...], result].")
            args, result = params
            result = _convert(result)
            if isinstance(args, (list, tuple)):
                return _CallableGenericAlias(self.__origin__, (*map(_convert, args), result), name=name)
            if not _is_param_expr(args):
                raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {args}")
            return _CallableGenericAlias(self.__origin__, (args, result), name=name)
        if name == "Tuple":
            args = tuple(map(_convert, _flat_tuple(params)))
            return _GenericAlias(tuple, args, name=name, inst=False)
        args = tuple(_type_check(p, "Parameters to generic types must be types.") for p in _flat_tuple(params))
        if name in ("Generator", "AsyncGenerator"):
            args += (type(None),) * (self._nparams - len(args))
        elif name in ("ContextManager", "AsyncContextManager") and len(args) == 1:
            args += (bool | None,)
        if len(args) != self._nparams:
            word = "many" if len(args) > self._nparams else "few"
            raise TypeError(f"Too {word} arguments for {self}; actual {len(args)}, expected {self._nparams}")
        return _GenericAlias(self.__origin__, args, name=name, inst=self._inst)

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return _special_mro_entries(self, bases)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialAlias):
            return issubclass(cls.__origin__, self.__origin__)
        return issubclass(cls, self.__origin__)

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    def __reduce__(self):
        return self._name


if Generic is None:
    from _typing_params import NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple

    class Generic:
        __slots__ = ()
        _is_protocol = False

        def __class_getitem__(cls, params):
            return _generic_class_getitem(cls, params)

        def __init_subclass__(cls, *args, **kwargs):
            super().__init_subclass__(*args, **kwargs)
            _generic_init_subclass(cls)

if Union is None:
    Union = type(int | str)
    if not hasattr(Union, "__class_getitem__"):
        @_SpecialForm
        def Union(self, parameters):
            if parameters == ():
                raise TypeError("Cannot take a Union of no types.")
            return _union([_convert(p) for p in _flat_tuple(parameters)])


def _generic_class_getitem(cls, params):
    params = tuple(map(_convert, _flat_tuple(params)))
    if cls in (Generic, Protocol):
        if not params:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        for p in params:
            if not _is_param(p) and not isinstance(p, _UnpackGenericAlias):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter "
                                "specification variables.")
        if len(set(params)) != len(params):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _GenericAlias(cls, params)
    own = getattr(cls, "__parameters__", ())
    if not own:
        raise TypeError(f"{cls} is not a generic class")
    return _GenericAlias(cls, _substitute(cls, own, own, params))


def _generic_init_subclass(cls):
    bases = cls.__dict__.get("__orig_bases__", ())
    if Generic in bases or Generic in cls.__bases__ and cls.__name__ != "Protocol" and not bases:
        raise TypeError("Cannot inherit from plain Generic")
    params = []
    if bases:
        params = list(_parameters(bases))
        generic = None
        for base in bases:
            if isinstance(base, _GenericAlias) and base.__origin__ in (Generic, Protocol):
                if generic is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                generic = base
        if generic is not None:
            missing = [p for p in params if p not in generic.__parameters__]
            if missing:
                raise TypeError(f"Some type variables ({', '.join(map(str, missing))}) are not listed in "
                                f"{generic.__origin__.__name__}[{', '.join(map(str, generic.__parameters__))}]")
            params = list(generic.__parameters__)
    cls.__parameters__ = tuple(params)


_PROTOCOL_IGNORED = frozenset({
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
    "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__static_attributes__",
    "__firstlineno__", "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol",
    "__protocol_attrs__", "__non_callable_proto_members__", "__type_params__", "__annotate__", "__annotate_func__",
    "__annotations_cache__", "_abc_registry", "_abc_impl", "_MutableMapping__marker", "__qualname__", "_structural",
    "__classcell__"})


def _protocol_attrs(cls):
    found = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        names = list(base.__dict__)
        names += list(getattr(base, "__annotations__", {}) or {})
        found.update(n for n in names if n not in _PROTOCOL_IGNORED)
    return found


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod


class _ProtocolMeta(_ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name == "Protocol" and bases == (Generic,):
            pass
        elif Protocol in bases:
            for base in bases:
                if not (base in (object, Generic) or getattr(base, "_is_protocol", False)
                        or base.__module__ in ("collections.abc", "contextlib")):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False):
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            data = [n for n in cls.__protocol_attrs__ if not callable(getattr(cls, n, None))]
            if data:
                raise TypeError("Protocols with non-method members don't support issubclass(). "
                                f"Non-method members: {', '.join(map(repr, sorted(data)))}."[:-1] + ".")
            if cls in other.__mro__:
                return True
            return all(any(n in b.__dict__ and b.__dict__[n] is not None for b in other.__mro__)
                       for n in cls.__protocol_attrs__)
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if cls in type(instance).__mro__:
            return True
        missing = object()
        for name in cls.__protocol_attrs__:
            value = getattr(instance, name, missing)
            if value is missing or value is None and callable(getattr(cls, name, None)):
                return False
        return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = Protocol in cls.__bases__
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init
        elif not cls._is_protocol and cls.__init__ is _no_init:
            for base in cls.__mro__[1:]:
                init = base.__dict__.get("__init__", _no_init)
                if init is not _no_init:
                    cls.__init__ = init
                    break


def runtime_checkable(cls):
    if not (isinstance(cls, type) and getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
AnyStr = TypeVar("AnyStr", bytes, str)
Text = str
TYPE_CHECKING = False

_BUILTIN_ALIASES = {"List": (list, 1), "Dict": (dict, 2), "Set": (set, 1), "FrozenSet": (frozenset, 1),
                    "Type": (type, 1), "Tuple": (tuple, -1)}
for _name, (_origin, _n) in _BUILTIN_ALIASES.items():
    globals()[_name] = _SpecialAlias(_origin, _n, _name)
_ABC_ALIASES = {"Awaitable": 1, "Coroutine": 3, "AsyncIterable": 1, "AsyncIterator": 1, "Iterable": 1, "Iterator": 1,
                "Reversible": 1, "Container": 1, "Collection": 1, "Callable": 2, "MutableSet": 1, "Mapping": 2,
                "MutableMapping": 2, "Sequence": 1, "MutableSequence": 1, "MappingView": 1, "KeysView": 1,
                "ItemsView": 2, "ValuesView": 1, "Generator": 3, "AsyncGenerator": 2, "Hashable": 0, "Sized": 0}
_COLLECTIONS_ALIASES = {"Deque": ("deque", 1), "DefaultDict": ("defaultdict", 2), "OrderedDict": ("OrderedDict", 2),
                        "Counter": ("Counter", 1), "ChainMap": ("ChainMap", 2)}
_SUPPORTS = {"SupportsInt": ("__int__", int), "SupportsFloat": ("__float__", float), "SupportsComplex": ("__complex__", complex),
             "SupportsBytes": ("__bytes__", bytes), "SupportsIndex": ("__index__", int), "SupportsAbs": ("__abs__", T_co),
             "SupportsRound": ("__round__", T_co)}


def _supports(name, method, result):
    @_abstractmethod
    def f(self):
        pass
    f.__name__ = method
    f.__annotations__ = {"return": result}
    base = Protocol[T_co] if result is T_co else Protocol
    from types import new_class
    return runtime_checkable(new_class(name, (base,), {}, lambda ns: ns.update({method: f, "__module__": "typing", "__slots__": ()})))


def __getattr__(name):
    if name in _ABC_ALIASES:
        import collections.abc
        origin = getattr(collections.abc, name)
        value = _SpecialAlias(origin, _ABC_ALIASES[name], name)
    elif name == "AbstractSet":
        import collections.abc
        value = _SpecialAlias(collections.abc.Set, 1, name)
    elif name in _COLLECTIONS_ALIASES:
        import collections
        attr, n = _COLLECTIONS_ALIASES[name]
        value = _SpecialAlias(getattr(collections, attr), n, name, inst=True)
    elif name in ("ContextManager", "AsyncContextManager"):
        import contextlib
        value = _SpecialAlias(getattr(contextlib, "Abstract" + name), 2, name)
    elif name in ("Pattern", "Match"):
        import re
        value = _SpecialAlias(getattr(re, name), 1, name)
    elif name in _SUPPORTS:
        value = _supports(name, *_SUPPORTS[name])
    elif name in ("IO", "TextIO", "BinaryIO"):
        class IO(Generic[AnyStr]):
            pass
        IO.__qualname__ = "IO"

        class TextIO(IO[str]):
            pass

        class BinaryIO(IO[bytes]):
            pass
        TextIO.__qualname__, BinaryIO.__qualname__ = "TextIO", "BinaryIO"
        globals().update(IO=IO, TextIO=TextIO, BinaryIO=BinaryIO)
        return globals()[name]
    elif name == "evaluate_forward_ref":
        def value(forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None, _recursive_guard=frozenset()):
            return forward_ref.evaluate(globals=globals, locals=locals, type_params=type_params, owner=owner)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def _mark(obj, name):
    try:
        setattr(obj, name, True)
    except (AttributeError, TypeError):
        pass
    return obj


def final(f):
    return _mark(f, "__final__")


def override(method, /):
    return _mark(method, "__override__")


def no_type_check(arg):
    return _mark(arg, "__no_type_check__")


def no_type_check_decorator(decorator):
    return lambda *args, **kwds: no_type_check(decorator(*args, **kwds))


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions "
                              "outside a stub module should always be followed by an implementation that is not "
                              "@overload-ed.")


def overload(func):
    f = getattr(func, "__func__", func)
    try:
        _overloads.setdefault((f.__module__, f.__qualname__), {})[f.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    f = getattr(func, "__func__", func)
    return list(_overloads.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    _overloads.clear()


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn
    return decorator


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_GenericAlias, _SpecialAlias, _BuiltinAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if type(tp).__name__ == "_CallableGenericAlias":
        return tp.__origin__
    if tp is Generic:
        return Generic
    if type(tp) is type(int | str):
        return type(tp)
    return None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, _BuiltinAlias)) or type(tp).__name__ == "_CallableGenericAlias":
        args = tp.__args__
        callable_origin = getattr(tp.__origin__, "__name__", None) == "Callable"
        if callable_origin and not (len(args) == 2 and _is_param_expr(args[0])):
            args = (list(args[:-1]), args[-1])
        return args
    if type(tp) is type(int | str):
        return tp.__args__
    return ()


def _strip(t):
    if isinstance(t, _AnnotatedAlias):
        return _strip(t.__origin__)
    if isinstance(t, _GenericAlias) and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip(t.__args__[0])
    if isinstance(t, (_GenericAlias, _BuiltinAlias)) and not isinstance(t, _LiteralGenericAlias):
        args = tuple(_strip(a) if not isinstance(a, (list, tuple)) else a for a in t.__args__)
        if args != t.__args__:
            return t.copy_with(args) if isinstance(t, _GenericAlias) else _BuiltinAlias(t.__origin__, args)
        return t
    if type(t) is type(int | str):
        args = tuple(map(_strip, t.__args__))
        return t if args == t.__args__ else _union(args)
    return t


def _evaluate(t, globalns, localns, type_params=()):
    if isinstance(t, ForwardRef):
        return _evaluate(_convert(t.evaluate(globals=globalns, locals=localns, type_params=type_params)), globalns, localns)
    if isinstance(t, _LiteralGenericAlias):
        return t
    if isinstance(t, (_GenericAlias, _BuiltinAlias)):
        args = tuple(_evaluate(_convert(a) if isinstance(t, _BuiltinAlias) else a, globalns, localns, type_params)
                     if not isinstance(a, (list, tuple)) else a for a in t.__args__)
        if args == t.__args__:
            return t
        return t.copy_with(args) if isinstance(t, _GenericAlias) else _BuiltinAlias(t.__origin__, args)
    if type(t) is type(int | str):
        args = tuple(_evaluate(a, globalns, localns, type_params) for a in t.__args__)
        return t if args == t.__args__ else _union(args)
    return t


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            found = base.__dict__.get("__annotations__") if "__annotations__" in base.__dict__ else None
            if found is None:
                from annotationlib import get_annotations
                found = get_annotations(base)
            scope = globalns if globalns is not None else getattr(sys.modules.get(base.__module__), "__dict__", {})
            names = localns if localns is not None else dict(vars(base))
            for name, value in found.items():
                value = _convert(value)
                hints[name] = _evaluate(value, scope, names, getattr(base, "__type_params__", ()))
    else:
        if globalns is None:
            if type(obj).__name__ == "module":
                globalns = obj.__dict__
            else:
                inner = obj
                while hasattr(inner, "__wrapped__"):
                    inner = inner.__wrapped__
                globalns = getattr(inner, "__globals__", {})
        found = getattr(obj, "__annotations__", None)
        if found is None:
            if isinstance(obj, (_Function, type(len), type(str.join))):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        for name, value in found.items():
            hints[name] = _evaluate(_convert(value), globalns, localns, getattr(obj, "__type_params__", ()))
    return hints if include_extras else {name: _strip(t) for name, t in hints.items()}


class NewType:
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        try:
            module = sys._getframe(1).f_globals.get("__name__")
        except (AttributeError, ValueError):
            module = None
        if module is not None and module != "typing":
            self.__module__ = module

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(f"Cannot subclass an instance of NewType. Perhaps you meant `{cls.__name__} = "
                                f"NewType({cls.__name__!r}, {name})`")
        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


_TUPLE_PROHIBITED = frozenset({"__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
                               "_field_types", "_make", "_replace", "_asdict", "_source"})


def _make_namedtuple(name, types, module, defaults=()):
    from collections import namedtuple
    types = {n: _convert(t) for n, t in types.items()}
    made = namedtuple(name, list(types), defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


def _namespace_annotations(ns):
    found = ns.get("__annotations__")
    if found is None:
        annotate = ns.get("__annotate__") or ns.get("__annotate_func__")
        if annotate is None:
            return {}
        from annotationlib import Format, call_annotate_function
        found = call_annotate_function(annotate, Format.FORWARDREF)
    return found


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        types = _namespace_annotations(ns)
        defaults = []
        for name in types:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field"
                                f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        made = _make_namedtuple(typename, types, ns["__module__"], [ns[n] for n in defaults])
        made.__bases__ = bases if bases != (tuple,) else made.__bases__
        if Generic in bases:
            made.__class_getitem__ = classmethod(_generic_class_getitem)
        for key, value in ns.items():
            if key in _TUPLE_PROHIBITED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ("__module__", "__qualname__", "__annotations__", "__annotate__", "__annotate_func__", "__classcell__") and key not in types:
                setattr(made, key, value)
                set_name = getattr(type(value), "__set_name__", None)
                if set_name is not None:
                    set_name(value, made, key)
        made.__qualname__ = ns.get("__qualname__", typename)
        if Generic in bases:
            made.__init_subclass__()
        return made


def NamedTuple(typename, fields, /):
    types = {}
    for name, kind in fields:
        types[name] = kind
    made = _make_namedtuple(typename, types, sys._getframe(1).f_globals.get("__name__", "__main__"))
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True, closed=None, extra_items=None):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(b, Generic) for b in bases) else ()
        own = {n: _type_check(t, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type")
               for n, t in _namespace_annotations(ns).items()}
        for key in ("__annotate__", "__annotate_func__"):
            ns.pop(key, None)
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), {**ns, "__annotations__": {}})
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        annotations, required, optional, readonly, mutable = {}, set(), set(), set(), set()
        for base in bases:
            annotations.update(getattr(base, "__annotations__", {}))
            required |= getattr(base, "__required_keys__", frozenset())
            optional |= getattr(base, "__optional_keys__", frozenset())
            readonly |= getattr(base, "__readonly_keys__", frozenset())
            mutable |= getattr(base, "__mutable_keys__", frozenset())
        annotations.update(own)
        for key, kind in own.items():
            needed, fixed = total, False
            while True:
                if isinstance(kind, _AnnotatedAlias):
                    kind = kind.__origin__
                elif isinstance(kind, _GenericAlias) and kind.__origin__ in (Required, NotRequired, ReadOnly):
                    if kind.__origin__ is ReadOnly:
                        fixed = True
                    else:
                        needed = kind.__origin__ is Required
                    kind = kind.__args__[0]
                else:
                    break
            (required if needed else optional).add(key)
            (optional if needed else required).discard(key)
            (readonly if fixed else mutable).add(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(readonly)
        made.__mutable_keys__ = frozenset(mutable)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


class _TypedDictForm(_Final, _root=True):
    def __call__(self, typename, fields, /, *, total=True, closed=None, extra_items=None):
        ns = {"__annotations__": dict(fields), "__module__": sys._getframe(1).f_globals.get("__name__", "__main__")}
        made = _TypedDictMeta(typename, (), ns, total=total)
        made.__orig_bases__ = (TypedDict,)
        return made

    def __mro_entries__(self, bases):
        return (_TypedDict,)

    def __repr__(self):
        return "<function TypedDict>"


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict = _TypedDictForm()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


__all__ = ["Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal",
           "Optional", "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet",
           "Container", "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping",
           "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView",
           "Awaitable", "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator",
           "AsyncContextManager", "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat",
           "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap", "Counter", "Deque", "Dict", "DefaultDict",
           "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple", "TypedDict", "Generator", "BinaryIO", "IO", "Match",
           "Pattern", "TextIO", "AnyStr", "assert_type", "assert_never", "cast", "clear_overloads",
           "dataclass_transform", "evaluate_forward_ref", "final", "get_args", "get_origin", "get_overloads",
           "get_protocol_members", "get_type_hints", "is_protocol", "is_typeddict", "LiteralString", "Never", "NewType",
           "no_type_check", "no_type_check_decorator", "NoDefault", "NoReturn", "NotRequired", "overload", "override",
           "ParamSpecArgs", "ParamSpecKwargs", "ReadOnly", "Required", "reveal_type", "runtime_checkable", "Self",
           "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "TypeIs", "TypeAliasType", "Unpack"]
del _name, _origin, _n
