"""Annotations: values, forward references or text."""
from types import FunctionType as _Function

__all__ = ["Format", "ForwardRef", "call_annotate_function", "call_evaluate_function",
           "get_annotate_from_class_namespace", "get_annotations", "annotations_to_string", "type_repr"]


class _FormatType(type):
    def __iter__(cls):
        return iter((cls.VALUE, cls.VALUE_WITH_FAKE_GLOBALS, cls.FORWARDREF, cls.STRING))


class Format(int, metaclass=_FormatType):
    __slots__ = ()

    def __repr__(self):
        return f"<Format.{self.name}: {int(self)}>"

    @property
    def name(self):
        return ("VALUE", "VALUE_WITH_FAKE_GLOBALS", "FORWARDREF", "STRING")[self - 1]

    @property
    def value(self):
        return int(self)


for _i, _name in enumerate(("VALUE", "VALUE_WITH_FAKE_GLOBALS", "FORWARDREF", "STRING"), 1):
    setattr(Format, _name, Format(_i))


class ForwardRef:
    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__arg__ = arg
        self.__forward_module__ = module
        self.__owner__ = owner
        self.__globals__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError("Cannot subclass ForwardRef")

    @property
    def __forward_arg__(self):
        return self.__arg__

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        if format == Format.STRING:
            return self.__arg__
        import sys
        owner = owner or self.__owner__
        if globals is None:
            globals = self.__globals__
            if globals is None:
                module = self.__forward_module__ or getattr(owner, "__module__", None)
                module = sys.modules.get(module, None) if isinstance(module, str) else module
                globals = getattr(owner, "__globals__", None) or getattr(module, "__dict__", {})
        names = {p.__name__: p for p in type_params or getattr(owner, "__type_params__", ())}
        if isinstance(owner, type):
            names.update(vars(owner))
        if locals:
            names.update(locals)
        try:
            return eval(self.__arg__, globals, names)
        except Exception:
            if format == Format.FORWARDREF:
                return self
            raise

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__arg__, self.__forward_module__) == (other.__arg__, other.__forward_module__)

    def __hash__(self):
        return hash((self.__arg__, self.__forward_module__))

    def __or__(self, other):
        from typing import Union
        return Union[self, other]

    def __ror__(self, other):
        from typing import Union
        return Union[other, self]

    def __getitem__(self, item):
        shown = ", ".join(map(type_repr, item if isinstance(item, tuple) else (item,)))
        return ForwardRef(f"{self.__arg__}[{shown}]", owner=self.__owner__)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return ForwardRef(f"{self.__arg__}.{name}", owner=self.__owner__)

    def __call__(self, *args, **kwds):
        raise TypeError(f"ForwardRef({self.__arg__!r}) is not callable")

    def __repr__(self):
        parts = [repr(self.__arg__)]
        if self.__forward_module__ is not None:
            parts.append(f"module={self.__forward_module__!r}")
        if self.__owner__ is not None:
            parts.append(f"owner={self.__owner__!r}")
        return f"ForwardRef({', '.join(parts)})"


def type_repr(value):
    if isinstance(value, ForwardRef):
        return value.__arg__
    if isinstance(value, (type, _Function, type(len))) and not hasattr(value, "__origin__"):
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    if isinstance(value, tuple):
        return f"({', '.join(map(type_repr, value))}{',' if len(value) == 1 else ''})"
    if type(value).__name__ == "Template":
        return repr(value)
    return repr(value)


def annotations_to_string(annotations):
    return {name: value if isinstance(value, str) else type_repr(value) for name, value in annotations.items()}


def call_annotate_function(annotate, format, *, owner=None):
    """Names that are not defined yet are found one by one and stood in for by references."""
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    if format == Format.VALUE:
        return annotate(Format.VALUE)
    scope = annotate.__globals__
    function = annotate
    for _ in range(100):
        try:
            found = function(Format.VALUE)
            break
        except NameError as e:
            name = e.name
            if not name or name in scope:
                raise
            scope = {**scope, name: ForwardRef(name, owner=owner)}
            scope[name].__globals__ = annotate.__globals__
            if annotate.__closure__ and name in annotate.__code__.co_freevars:
                raise
            function = _Function(annotate.__code__, scope, annotate.__name__, annotate.__defaults__,
                                 annotate.__closure__)
    else:
        raise NameError("too many undefined names")
    return annotations_to_string(found) if format == Format.STRING and isinstance(found, dict) else found


def call_evaluate_function(evaluate, format, *, owner=None):
    found = call_annotate_function(evaluate, format, owner=owner)
    return type_repr(found) if format == Format.STRING else found


def get_annotate_from_class_namespace(namespace):
    return namespace.get("__annotate__") or namespace.get("__annotate_func__")


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    if eval_str and format != Format.VALUE:
        raise ValueError("eval_str=True is only supported with format=Format.VALUE")
    if format == Format.VALUE:
        found = _own(obj)
    else:
        try:
            found = _own(obj)
            if format == Format.STRING:
                found = annotations_to_string(found)
        except NameError:
            annotate = getattr(obj, "__annotate__", None)
            if annotate is None:
                raise
            found = call_annotate_function(annotate, format, owner=obj)
    if not eval_str or not found:
        return dict(found)
    import sys
    if globals is None:
        globals = getattr(obj, "__globals__", None) or vars(sys.modules.get(getattr(obj, "__module__", None), sys))
    if locals is None:
        locals = dict(vars(obj)) if isinstance(obj, type) else {}
    for p in getattr(obj, "__type_params__", ()):
        locals.setdefault(p.__name__, p)
    return {k: eval(v, globals, locals) if isinstance(v, str) else v for k, v in found.items()}


def _own(obj):
    if isinstance(obj, type):
        try:
            found = type.__dict__["__annotations__"].__get__(obj)
        except (AttributeError, KeyError):
            found = obj.__dict__.get("__annotations__")
    else:
        found = getattr(obj, "__annotations__", None)
        if found is None and not callable(obj) and type(obj).__name__ != "module":
            raise TypeError(f"{obj!r} does not have annotations")
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    return found
