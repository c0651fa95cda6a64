"""Tools for functions; partial, reduce, cmp_to_key and the cache are native."""
from _functools import Placeholder, _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
           "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod",
           "cached_property", "Placeholder"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotate__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


def _derived(op, given, formula):
    def method(self, other):
        answer = getattr(type(self), given)(self, other)
        if answer is NotImplemented:
            return answer
        return formula(answer, self, other)
    method.__name__ = op
    return method


def _not(answer, self, other):
    return not answer


def _or_equal(answer, self, other):
    return answer or self == other


def _and_differs(answer, self, other):
    return answer and self != other


def _not_and_differs(answer, self, other):
    return not answer and self != other


def _not_or_equal(answer, self, other):
    return not answer or self == other


_DERIVATIONS = {
    "__lt__": (("__gt__", _not_and_differs), ("__le__", _or_equal), ("__ge__", _not)),
    "__le__": (("__ge__", _not_or_equal), ("__lt__", _and_differs), ("__gt__", _not)),
    "__gt__": (("__lt__", _not_and_differs), ("__ge__", _or_equal), ("__le__", _not)),
    "__ge__": (("__le__", _not_or_equal), ("__gt__", _and_differs), ("__lt__", _not)),
}


def total_ordering(cls):
    given = {op for op in _DERIVATIONS if getattr(cls, op, None) is not getattr(object, op, None)}
    if not given:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(given)
    for op, formula in _DERIVATIONS[root]:
        if op not in given:
            setattr(cls, op, _derived(op, root, formula))
    return cls


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        user_function, maxsize = maxsize, 128
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)

    return decorating_function


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


def _CacheInfo(*values):
    # The class is made when the first report is asked for: most programs never do.
    global _CacheInfo
    from collections import namedtuple
    _CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])
    return _CacheInfo(*values)


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        shown = [repr(self.func), *map(repr, self.args), *(f"{k}={v!r}" for k, v in self.keywords.items())]
        return f"functools.partialmethod({', '.join(shown)})"

    def _method(self):
        def _method(self_or_cls, /, *args, **keywords):
            return holder.func(self_or_cls, *holder.args, *args, **{**holder.keywords, **keywords})
        holder = self
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None and type(self.func).__name__ != "function":
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


def _find_impl(cls, registry):
    candidates = [t for t in registry if t in cls.__mro__]
    virtual = [t for t in registry if t not in cls.__mro__ and isinstance(t, type) and issubclass(cls, t)]
    if not virtual:
        return registry[min(candidates, key=cls.__mro__.index)] if candidates else None
    # A registered abstract class stands right before the first class of the MRO that does not satisfy it.
    def rank(t):
        if t in cls.__mro__:
            return cls.__mro__.index(t), 1
        deepest = max(i for i, c in enumerate(cls.__mro__) if issubclass(c, t))
        return deepest, 2
    ordered = sorted(candidates + virtual, key=rank)
    best = ordered[0]
    for other in ordered[1:]:
        if issubclass(other, best) and other is not best and rank(other)[0] == rank(best)[0]:
            best = other
    for other in ordered:
        if (other is not best and rank(other) == rank(best) and other not in cls.__mro__ and best not in cls.__mro__
                and not issubclass(best, other) and not issubclass(other, best)):
            raise RuntimeError(f"Ambiguous dispatch: {best} or {other}")
    return registry[best]


def _is_union(cls):
    return type(cls).__name__ == "Union" and hasattr(cls, "__args__")


def _dispatch_types(cls):
    if isinstance(cls, type) and not hasattr(cls, "__origin__"):
        return [cls]
    if _is_union(cls) and all(isinstance(arg, type) for arg in cls.__args__):
        return list(cls.__args__)
    return None


def singledispatch(func):
    registry = {}
    dispatch_cache = {}
    funcname = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        from abc import get_cache_token
        token = get_cache_token()
        try:
            known, impl = dispatch_cache[cls]
            if known == token:
                return impl
        except KeyError:
            pass
        try:
            impl = registry[cls]
        except KeyError:
            impl = _find_impl(cls, registry)
        dispatch_cache[cls] = token, impl
        return impl

    def register(cls, func=None):
        types = _dispatch_types(cls)
        if types is not None:
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` "
                                "or plain `@register` on an annotated function.")
            func = cls
            from typing import get_type_hints
            argname, cls = next(iter(get_type_hints(func).items()))
            types = _dispatch_types(cls)
            if types is None:
                if _is_union(cls):
                    raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        for each in types:
            registry[each] = func
        dispatch_cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    from types import MappingProxyType
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = dispatch_cache.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        funcname = getattr(self.func, "__name__", "singledispatchmethod method")

        def method(*args, **kwargs):
            if not args:
                raise TypeError(f"{funcname} requires at least 1 positional argument")
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        update_wrapper(method, self.func)
        return method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


_absent = object()


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f"{self.attrname!r} property.") from None
        value = cache.get(self.attrname, _absent)
        if value is _absent:
            value = self.func(instance)
            try:
                cache[self.attrname] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support "
                                f"item assignment for caching {self.attrname!r} property.") from None
        return value


def __getattr__(name):
    if name == "GenericAlias":
        from types import GenericAlias
        return GenericAlias
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


singledispatchmethod.__class_getitem__ = cached_property.__class_getitem__ = partialmethod.__class_getitem__ = classmethod(
    lambda cls, item: __getattr__("GenericAlias")(cls, item))
