"""Classes made from their annotated fields."""
import sys

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
           "astuple", "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"


class _Kind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _Kind("_FIELD")
_FIELD_CLASSVAR = _Kind("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Kind("_FIELD_INITVAR")


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        kind = self.type
        name = kind.__name__ if isinstance(kind, type) and not hasattr(kind, "__origin__") else repr(kind)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata",
                 "kw_only", "doc", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        proxy = type(type.__dict__)
        self.metadata = proxy({}) if metadata is None else proxy(metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        return ("Field("
                f"name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},"
                f"compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},doc={self.doc!r},"
                f"_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        set_name = getattr(type(self.default), "__set_name__", None)
        if set_name:
            set_name(self.default, owner, name)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots",
                 "weakref_slot")

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f"_DataclassParams({','.join(f'{n}={getattr(self, n)!r}' for n in self.__slots__)})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING, doc=None):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def _is_special(annotation, cls, module, name):
    """Whether an annotation, or the text of one, names `module.name`."""
    if not isinstance(annotation, str):
        return False
    text = annotation.strip().partition("[")[0]
    prefix, _, last = text.rpartition(".")
    ns = getattr(sys.modules.get(cls.__module__), "__dict__", {})
    owner = sys.modules.get(module)
    if owner is None:
        return False
    if prefix:
        return ns.get(prefix) is owner and last == name
    return last in ns and ns[last] is getattr(owner, name, None)


def _is_classvar(annotation):
    typing = sys.modules.get("typing")
    return typing is not None and (annotation is typing.ClassVar
                                   or getattr(annotation, "__origin__", None) is typing.ClassVar)


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default) is type(Field.name):
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _is_classvar(annotation) or _is_special(annotation, cls, "typing", "ClassVar"):
        f._field_type = _FIELD_CLASSVAR
    elif (annotation is InitVar or type(annotation) is InitVar or _is_special(annotation, cls, "dataclasses", "InitVar")):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = default_kw_only
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


class _Source:
    """The text of the generated methods, compiled together."""

    def __init__(self, scope):
        self.names, self.lines, self.scope = [], [], scope
        self.overwrite = {}
        self.always = set()
        self.decorated = set()

    def add(self, name, params, body, *, annotations=None, overwrite=None, always=False, decorator=None):
        self.names.append(name)
        if overwrite:
            self.overwrite[name] = overwrite
        if always:
            self.always.add(name)
        if decorator:
            self.lines.append(f" {decorator}")
        self.lines.append(f" def {name}({', '.join(params)}):")
        self.lines.extend("  " + line for line in body)
        self.scope.setdefault("__annotations_of__", {})[name] = annotations

    def install(self, cls):
        if not self.names:
            return
        annotations_of = self.scope.pop("__annotations_of__")
        text = (f"def __create_fn__({', '.join(self.scope)}):\n" + "\n".join(self.lines)
                + f"\n return {', '.join(self.names)},")
        namespace = {}
        exec(text, sys.modules[cls.__module__].__dict__ if cls.__module__ in sys.modules else {}, namespace)
        for name, function in zip(self.names, namespace["__create_fn__"](**self.scope)):
            function.__qualname__ = f"{cls.__qualname__}.{name}"
            if annotations_of[name] is not None:
                function.__annotations__ = annotations_of[name]
            if name in self.always:
                setattr(cls, name, function)
            elif name in cls.__dict__:
                message = self.overwrite.get(name)
                if message:
                    raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}"
                                    + ("" if message is True else message))
            else:
                setattr(cls, name, function)


def _add_init(source, fields, std, kw, frozen, has_post_init, self_name, slots):
    seen_default = None
    for f in std:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")
    annotations = {}
    body = []

    def param(f):
        annotations[f.name] = f.type
        if f.default is MISSING and f.default_factory is MISSING:
            return f.name
        if f.default is not MISSING:
            return f"{f.name}=__dataclass_dflt_{f.name}__"
        return f"{f.name}=__dataclass_HAS_DEFAULT_FACTORY__"

    for f in fields:
        if f.default is not MISSING:
            source.scope[f"__dataclass_dflt_{f.name}__"] = f.default
        value = f.name
        if f.default_factory is not MISSING:
            source.scope[f"__dataclass_dflt_{f.name}__"] = f.default_factory
            make = f"__dataclass_dflt_{f.name}__()"
            value = f"{make} if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}" if f.init else make
        elif not f.init:
            if slots and f.default is not MISSING:
                value = f"__dataclass_dflt_{f.name}__"
            else:
                continue
        if f._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f"__dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})")
        else:
            body.append(f"{self_name}.{f.name}={value}")
    if has_post_init:
        params = ",".join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f"{self_name}.{_POST_INIT_NAME}({params})")
    params = [self_name] + [param(f) for f in std if f.init]
    keyword_only = [param(f) for f in kw if f.init]
    if keyword_only:
        params += ["*"] + keyword_only
    annotations["return"] = None
    source.scope["__dataclass_HAS_DEFAULT_FACTORY__"] = _HAS_DEFAULT_FACTORY
    source.scope["__dataclass_builtins_object__"] = object
    source.add("__init__", params, body or ["pass"], annotations=annotations)


def _tuple_text(obj, fields):
    return "(" + "".join(f"{obj}.{f.name}," for f in fields) + ")"


def _frozen_methods(source, cls, fields):
    source.scope.update({"cls": cls, "FrozenInstanceError": FrozenInstanceError})
    condition = f"type(self) is cls or name in {{{', '.join(repr(f.name) for f in fields)}}}" if fields else "type(self) is cls"
    source.add("__setattr__", ("self", "name", "value"),
               (f"if {condition}:", " raise FrozenInstanceError(f'cannot assign to field {name!r}')",
                "super(cls, self).__setattr__(name, value)"), overwrite=True)
    source.add("__delattr__", ("self", "name"),
               (f"if {condition}:", " raise FrozenInstanceError(f'cannot delete field {name!r}')",
                "super(cls, self).__delattr__(name)"), overwrite=True)


def _own_annotations(cls):
    try:
        from annotationlib import Format, get_annotations
        return get_annotations(cls, format=Format.FORWARDREF)
    except ImportError:
        return dict(cls.__dict__.get("__annotations__") or getattr(cls, "__annotations__", {}))


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields = {}
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                                           weakref_slot))
    any_frozen_base = False
    all_frozen_bases = None
    has_dataclass_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            has_dataclass_bases = True
            fields.update(base_fields)
            if all_frozen_bases is None:
                all_frozen_bases = True
            base_frozen = getattr(base, _PARAMS).frozen
            all_frozen_bases = all_frozen_bases and base_frozen
            any_frozen_base = any_frozen_base or base_frozen
    annotations = _own_annotations(cls)
    own = []
    kw_only_seen = False
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or _is_special(annotation, cls, "dataclasses", "KW_ONLY"):
            if kw_only_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only_seen = True
            kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen_bases is False and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING or class_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    in_init = [f for f in fields.values() if f._field_type is not _FIELD_CLASSVAR]
    std = tuple(f for f in in_init if f.init and not f.kw_only)
    kw = tuple(f for f in in_init if f.init and f.kw_only)
    source = _Source({})
    if init:
        self_name = "__dataclass_self__" if "self" in fields else "self"
        _add_init(source, in_init, std, kw, frozen, hasattr(cls, _POST_INIT_NAME), self_name, slots)
    cls.__replace__ = _replace
    real = [f for f in fields.values() if f._field_type is _FIELD]
    if repr:
        shown = [f for f in real if f.repr]
        from reprlib import recursive_repr
        source.scope["__dataclass_recursive_repr"] = recursive_repr
        text = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in shown)
        source.add("__repr__", ("self",), [f'return f"{{self.__class__.__qualname__}}({text})"'],
                   decorator="@__dataclass_recursive_repr()")
    compared = [f for f in real if f.compare]
    if eq:
        terms = [f"self.{f.name}==other.{f.name}" for f in compared] or ["True"]
        source.add("__eq__", ("self", "other"),
                   ["if self is other:", " return True", "if other.__class__ is self.__class__:",
                    f" return {' and '.join(terms)}", "return NotImplemented"])
    if order:
        mine, other = _tuple_text("self", compared), _tuple_text("other", compared)
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            source.add(name, ("self", "other"),
                       ["if other.__class__ is self.__class__:", f" return {mine}{op}{other}",
                        "return NotImplemented"],
                       overwrite=" Consider using functools.total_ordering")
    if frozen:
        _frozen_methods(source, cls, real)
    hash_action = _hash_action(unsafe_hash, eq, frozen, has_explicit_hash)
    if hash_action == "add":
        hashed = [f for f in real if (f.compare if f.hash is None else f.hash)]
        source.add("__hash__", ("self",), [f"return hash({_tuple_text('self', hashed)})"], always=True)
    elif hash_action == "none":
        cls.__hash__ = None
    elif hash_action == "raise":
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    source.install(cls)
    if not getattr(cls, "__doc__"):
        try:
            from inspect import signature
            text = str(signature(cls)).replace(" -> None", "")
        except (TypeError, ValueError, ImportError):
            text = ""
        cls.__doc__ = cls.__name__ + text
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in std)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    if hasattr(cls, "__abstractmethods__"):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _hash_action(unsafe_hash, eq, frozen, has_explicit_hash):
    if unsafe_hash:
        return "raise" if has_explicit_hash else "add"
    if not eq:
        return None
    if frozen:
        return None if has_explicit_hash else "add"
    return None if has_explicit_hash else "none"


def _slot_names(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return
    if isinstance(slots, str):
        yield slots
    else:
        yield from slots


def _add_slots(cls, is_frozen, weakref_slot):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    inherited = {name for base in cls.__mro__[1:-1] for name in _slot_names(base)}
    slots = [name for name in names if name not in inherited]
    if weakref_slot and "__weakref__" not in inherited:
        slots.append("__weakref__")
    namespace["__slots__"] = tuple(slots)
    for name in names:
        namespace.pop(name, None)
    for name in ("__dict__", "__weakref__"):
        namespace.pop(name, None)
    if is_frozen:
        namespace.setdefault("__getstate__", _getstate)
        namespace.setdefault("__setstate__", _setstate)
    qualname = getattr(cls, "__qualname__", None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        made.__qualname__ = qualname
    # Methods that use super() or __class__ hold the class in a cell: let them see the new one.
    for member in namespace.values():
        member = getattr(member, "__func__", None) or getattr(member, "fget", None) or member
        if _set_class_cell(getattr(member, "__wrapped__", member), cls, made):
            break
    return made


def _set_class_cell(function, old, new):
    code = getattr(function, "__code__", None)
    if code is None or "__class__" not in code.co_freevars:
        return False
    cell = function.__closure__[code.co_freevars.index("__class__")]
    if cell.cell_contents is old:
        cell.cell_contents = new
        return True
    return False


def _getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                              weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda o, inner: dict_factory([(f.name, inner(getattr(o, f.name))) for f in fields(o)]))


def astuple(obj, *, tuple_factory=tuple):
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda o, inner: tuple_factory([inner(getattr(o, f.name)) for f in fields(o)]))


def _convert(obj, flatten):
    def inner(value):
        kind = type(value)
        if kind in _PLAIN:
            return value
        if hasattr(kind, _FIELDS):
            return flatten(value, inner)
        if kind is list:
            return [inner(v) for v in value]
        if kind is dict:
            return {inner(k): inner(v) for k, v in value.items()}
        if issubclass(kind, tuple):
            if hasattr(kind, "_fields"):
                return kind(*[inner(v) for v in value])
            return kind(inner(v) for v in value)
        if issubclass(kind, dict):
            if hasattr(kind, "default_factory"):
                result = kind(value.default_factory)
                for k, v in value.items():
                    result[inner(k)] = inner(v)
                return result
            return kind((inner(k), inner(v)) for k, v in value.items())
        if issubclass(kind, list):
            return kind(inner(v) for v in value)
        from copy import deepcopy
        return deepcopy(value)

    return inner(obj)


_PLAIN = {type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type(lambda: 0), type(len),
          type, range, property}


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None, decorator=dataclass):
    from keyword import iskeyword
    from types import new_class
    namespace = {} if namespace is None else dict(namespace)
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, None
            from typing import Any
            kind = Any
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, defaults[name] = item[0], item[1], item[2]
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind
    namespace = {**namespace, **defaults, "__annotations__": annotations}
    cls = new_class(cls_name, bases, {}, lambda ns: ns.update(namespace))
    if module is None:
        try:
            module = sys._getframe(1).f_globals.get("__name__", "__main__")
        except (AttributeError, ValueError):
            pass
    if module is not None:
        cls.__module__ = module
    return decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
