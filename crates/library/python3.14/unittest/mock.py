"""Objects that stand in for others and remember how they were used."""
import asyncio
import contextlib
import functools
import inspect
import sys
from types import CodeType, MethodType, ModuleType

__unittest = True
__all__ = ["Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock",
           "ThreadingMock", "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal"]
FILTER_DIR = True


class InvalidSpecError(Exception):
    pass


class _SentinelObject:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return f"sentinel.{self.name}"


class _Sentinel:
    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        value = self.__dict__[name] = _SentinelObject(name)
        return value


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_deleted = sentinel.DELETED


class _ANY:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()


def _call_text(name, args, kwargs):
    return f"{name}({', '.join([*map(repr, args), *(f'{k}={v!r}' for k, v in kwargs.items())])})"


class _Call(tuple):
    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        args, kwargs = (), {}
        for part in value:
            if isinstance(part, str):
                name = part
            elif isinstance(part, tuple):
                args = part
            else:
                kwargs = part
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name, self._mock_parent, self._mock_from_kall = name, parent, from_kall

    def _parts(self):
        return ("", *self) if len(self) == 2 else tuple(self)

    def __eq__(self, other):
        try:
            n = len(other)
        except TypeError:
            return NotImplemented
        if n > 3:
            return False
        name, args, kwargs = self._parts()
        oname, oargs, okwargs = "", (), {}
        parts = list(other)
        if parts and isinstance(parts[0], str):
            oname = parts.pop(0)
        for part in parts:
            if isinstance(part, tuple):
                oargs = part
            elif isinstance(part, dict):
                okwargs = part
            else:
                return False
        if len(self) == 3 and n == 3 or n and isinstance(other[0], str):
            mine, theirs = getattr(self, "_mock_parent", None), getattr(other, "_mock_parent", None)
            if mine is not None and theirs is not None and mine != theirs:
                return False
            if name and oname != name:
                return False
        # ANY must be asked first.
        return (oargs, okwargs) == (args, kwargs)

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, attr):
        if attr.startswith("_mock"):
            raise AttributeError
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f"{self._mock_name}.{attr}", parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in ("count", "index"):
            return tuple.__getattribute__(self, "__getattr__")(attr)
        return tuple.__getattribute__(self, attr)

    args = property(lambda self: self._parts()[1])
    kwargs = property(lambda self: self._parts()[2])

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return name if name.startswith("call") else f"call.{name}"
        name, args, kwargs = self._parts()
        if not name:
            name = "call"
        elif name.startswith("()"):
            name = "call" + name
        else:
            name = "call." + name
        return _call_text(name, args, kwargs)

    def call_list(self):
        found = []
        at = self
        while at is not None:
            if at._mock_from_kall:
                found.append(at)
            at = at._mock_parent
        return _CallList(reversed(found))


call = _Call(from_kall=False)


class _CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        n = len(value)
        return any(self[i:i + n] == value for i in range(len(self) - n + 1))

    def __repr__(self):
        return "[" + ", ".join(map(repr, self)) + "]"


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


_OWN = {"return_value", "_mock_return_value", "side_effect", "_mock_side_effect", "_mock_parent", "_mock_new_parent",
        "_mock_name", "_mock_new_name"}


def _reach(name, own):
    def get(self):
        delegate = self._mock_delegate
        return getattr(self, own) if delegate is None else getattr(delegate, name)

    def put(self, value):
        setattr(self, own, value) if self._mock_delegate is None else setattr(self._mock_delegate, name, value)
    return property(get, put)


class NonCallableMock:
    def __new__(cls, /, *args, **kw):
        bases = (cls,)
        if not issubclass(cls, AsyncMockMixin):
            spec = args[0] if args and not isinstance(args[0], str) else kw.get("spec_set", kw.get("spec"))
            if spec is not None and inspect.iscoroutinefunction(spec):
                bases = (AsyncMockMixin, cls)
        # A class of its own for each mock, so that special methods can be set on it.
        return object.__new__(type(cls.__name__, bases, {"__doc__": cls.__doc__, "__module__": cls.__module__,
                                                         "_mock_kind": cls}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        d = self.__dict__
        if _new_parent is None:
            _new_parent = parent
        d.update(_mock_parent=parent, _mock_name=name, _mock_new_name=_new_name, _mock_new_parent=_new_parent,
                 _mock_sealed=False)
        if spec_set is not None:
            spec, spec_set = spec_set, True
        d["_mock_children"] = {}
        self._mock_add_spec(spec, spec_set, _spec_as_instance, _eat_self)
        d.update(_mock_wraps=wraps, _mock_delegate=None, _mock_called=False, _mock_call_args=None, _mock_call_count=0,
                 _mock_call_args_list=_CallList(), _mock_mock_calls=_CallList(), method_calls=_CallList(),
                 _mock_unsafe=unsafe, _mock_return_value=DEFAULT, _mock_side_effect=None)
        if kwargs:
            self.configure_mock(**kwargs)

    def _mock_add_spec(self, spec, spec_set, as_instance=False, eat_self=False):
        methods = None
        spec_class = None
        self.__dict__["_spec_signature"] = None
        if spec is not None and not isinstance(spec, (list, tuple)):
            spec_class = spec if isinstance(spec, type) else type(spec)
            try:
                target = spec
                if isinstance(spec, type) and not as_instance:
                    pass
                elif not isinstance(spec, type) and not callable(spec):
                    target = None
                if target is not None:
                    sig = inspect.signature(target)
                    if eat_self:
                        sig = sig.replace(parameters=list(sig.parameters.values())[1:])
                    self.__dict__["_spec_signature"] = sig
            except (ValueError, TypeError):
                pass
            methods = dir(spec)
            self.__dict__["_spec_asyncs"] = {n for n in methods if inspect.iscoroutinefunction(
                inspect.getattr_static(spec, n, None))}
        elif spec is not None:
            methods = list(spec)
        self.__dict__.setdefault("_spec_asyncs", set())
        self.__dict__.update(_spec_class=spec_class, _spec_set=spec_set, _mock_methods=methods)

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)

    def attach_mock(self, mock, attribute):
        inner = mock._mock_self if hasattr(mock, "_mock_self") else mock
        inner._mock_parent = inner._mock_new_parent = None
        inner._mock_name, inner._mock_new_name = "", None
        setattr(self, attribute, mock)

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    called = _reach("called", "_mock_called")
    call_count = _reach("call_count", "_mock_call_count")
    call_args = _reach("call_args", "_mock_call_args")
    call_args_list = _reach("call_args_list", "_mock_call_args_list")
    mock_calls = _reach("mock_calls", "_mock_mock_calls")

    @property
    def return_value(self):
        if self._mock_delegate is not None:
            return self._mock_delegate.return_value
        value = self._mock_return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self._mock_return_value = value
            _adopt(self, value, None, "()")

    @property
    def side_effect(self):
        if self._mock_delegate is not None:
            return self._mock_delegate.side_effect
        return self._mock_side_effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value):
            try:
                value = iter(value)
            except TypeError:
                pass
        if self._mock_delegate is not None:
            self._mock_delegate.side_effect = value
        else:
            self.__dict__["_mock_side_effect"] = value

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        visited = set() if visited is None else visited
        if id(self) in visited:
            return
        visited.add(id(self))
        self.called = False
        self.call_args = None
        self.call_count = 0
        self.mock_calls, self.call_args_list, self.method_calls = _CallList(), _CallList(), _CallList()
        if return_value:
            self._mock_return_value = DEFAULT
        if side_effect:
            self._mock_side_effect = None
        for child in self._mock_children.values():
            if isinstance(child, NonCallableMock) and child is not _deleted:
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        value = self._mock_return_value
        if isinstance(value, NonCallableMock) and value is not self:
            value.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        for name, value in sorted(kwargs.items(), key=lambda kv: kv[0].count(".")):
            *path, last = name.split(".")
            obj = self
            for part in path:
                obj = getattr(obj, part)
            setattr(obj, last, value)

    def __getattr__(self, name):
        if name in ("_mock_methods", "_mock_unsafe", "_mock_children"):
            raise AttributeError(name)
        methods = self._mock_methods
        if methods is not None:
            if name not in methods or name in _MAGICS:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif name in _MAGICS or name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if not self._mock_unsafe and (methods is None or name not in methods):
            if name.startswith(("assert", "assret", "asert", "aseert", "assrt")) or name in _MISSPELT:
                raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant "
                                     "to be an attribute.")
        child = self._mock_children.get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
            child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
            self._mock_children[name] = child
        elif isinstance(child, _LateSpec):
            child = self._mock_children[name] = create_autospec(child.spec, child.spec_set, child.instance, child.parent,
                                                                child.name)
        return child

    def _full_name(self):
        names = [self._mock_new_name]
        parent, last = self._mock_new_parent, self
        dot = "." if names[0] != "()" else ""
        if names == ["()"]:
            dot = ""
        parts = []
        at, name = self, self._mock_new_name
        while parent is not None:
            parts.append((name, dot))
            dot = "" if parent._mock_new_name == "()" else "."
            last = parent
            name, parent = parent._mock_new_name, parent._mock_new_parent
        first = last._mock_name or "mock"
        text = first
        for i, (name, _) in enumerate(reversed(parts)):
            text += name if name == "()" else f".{name}"
        return text, bool(parts)

    def __repr__(self):
        text, has_parts = self._full_name()
        name = f" name={text!r}" if has_parts or self._mock_name and text != "mock" else ""
        if name == " name='mock'":
            name = ""
        spec = ""
        if self._spec_class is not None:
            spec = f" spec_set={self._spec_class.__name__!r}" if self._spec_set else f" spec={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{name}{spec} id='{id(self)}'>"

    def __dir__(self):
        extra = self._mock_methods or []
        own = [n for n in self.__dict__ if not n.startswith("_mock")]
        base = [n for n in dir(type(self)) if not n.startswith("_")]
        return sorted({*extra, *own, *base, *(n for n, c in self._mock_children.items() if c is not _deleted)})

    def __setattr__(self, name, value):
        if name in _OWN:
            return object.__setattr__(self, name, value)
        if (self._spec_set and self._mock_methods is not None and name not in self._mock_methods
                and name not in self.__dict__):
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _MAGICS:
            if self._mock_methods is not None and name not in self._mock_methods:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if isinstance(value, NonCallableMock):
                _adopt(self, value, name, name)
                setattr(type(self), name, value)
                self._mock_children[name] = value
            else:
                method = value
                setattr(type(self), name, lambda *args, **kw: method(*args, **kw) if not isinstance(method, MethodType)
                        else method(*args[1:], **kw))
                self._mock_children[name] = value
            return
        if name == "__class__":
            self.__dict__["_spec_class"] = value
            return
        if isinstance(getattr(type(self), name, None), property):
            return object.__setattr__(self, name, value)
        if _adopt(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._full_name()[0]}.{name}")
        if isinstance(value, PropertyMock):
            pass
        return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _MAGICS and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        obj = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif obj is _deleted:
            raise AttributeError(name)
        self._mock_children.pop(name, None)
        self._mock_children[name] = _deleted

    def _format(self, args, kwargs):
        return _call_text(self._mock_name or "mock", args, kwargs)

    def _key(self, _call):
        """The call bound to the spec's signature, so that keywords and positions compare equal."""
        if isinstance(_call, tuple) and len(_call) > 2:
            name = _call[0]
            sig = self._spec_signature if not name else None
            args, kwargs = _call[1], _call[2]
        else:
            name, sig = "", self._spec_signature
            args, kwargs = _call
        if sig is None:
            return _call
        try:
            bound = sig.bind(*args, **kwargs)
        except TypeError as e:
            return e.with_traceback(None)
        return _Call((name, bound.args, bound.kwargs))

    def _calls_text(self, prefix="Calls"):
        return f"\n{prefix}: {self.mock_calls!r}." if self.mock_calls else ""

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError(f"Expected {self._mock_name or 'mock'!r} to not have been called. Called "
                                 f"{self.call_count} times.{self._calls_text()}")

    def assert_called(self):
        if not self.call_count:
            raise AssertionError(f"Expected {self._mock_name or 'mock'!r} to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'!r} to have been called once. Called "
                                 f"{self.call_count} times.{self._calls_text()}")

    def assert_called_with(self, /, *args, **kwargs):
        expected = self._format(args, kwargs)
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        want, got = self._key(_Call((args, kwargs), two=True)), self._key(self.call_args)
        if got != want:
            cause = want if isinstance(want, Exception) else None
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n"
                                 f"  Actual: {self._format(*self.call_args)}") from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'!r} to be called once. Called {self.call_count} "
                                 f"times.{self._calls_text()}")
        return self.assert_called_with(*args, **kwargs)

    def assert_has_calls(self, calls, any_order=False):
        expected = [self._key(c) for c in calls]
        cause = next((e for e in expected if isinstance(e, Exception)), None)
        made = _CallList(self._key(c) for c in self.mock_calls)
        if not any_order:
            if expected not in made:
                problem = ("Calls not found." if cause is None else f"Error processing expected calls.\nErrors: "
                           f"{[e if isinstance(e, Exception) else None for e in expected]}")
                raise AssertionError(f"{problem}\nExpected: {_CallList(calls)}"
                                     f"{self._calls_text('  Actual').rstrip('.')}") from cause
            return
        left = list(made)
        missing = []
        for c in expected:
            try:
                left.remove(c)
            except ValueError:
                missing.append(c)
        if missing:
            raise AssertionError(f"{self._mock_name or 'mock'!r} does not contain all of {tuple(missing)!r} in its call "
                                 f"list, found {made!r} instead") from cause

    def assert_any_call(self, /, *args, **kwargs):
        want = self._key(_Call((args, kwargs), two=True))
        if isinstance(want, Exception) or not any(want == self._key(c) for c in self.call_args_list):
            raise AssertionError(f"{self._format(args, kwargs)} call not found") from (
                want if isinstance(want, Exception) else None)

    def _get_child_mock(self, /, **kw):
        if self._mock_sealed:
            text = self._full_name()[0]
            name = kw.get("name")
            raise AttributeError(f"{text}.{name}" if name else f"{text}()")
        name = kw.get("_new_name")
        if name in self.__dict__.get("_spec_asyncs", ()):
            return AsyncMock(**kw)
        kind = self._mock_kind
        if issubclass(kind, AsyncMock):
            kind = AsyncMock if name not in _SYNC_MAGICS else MagicMock
            if self._mock_methods is not None and name != "()" and name in self._mock_methods:
                kind = MagicMock
        elif kind is NonCallableMagicMock:
            kind = MagicMock
        elif kind is NonCallableMock:
            kind = Mock
        elif issubclass(kind, PropertyMock):
            kind = MagicMock
        elif name in _ASYNC_MAGICS and issubclass(kind, MagicMixin):
            kind = AsyncMock
        return kind(**kw)


_MISSPELT = {"called_once", "called_with", "called_once_with", "has_calls", "not_called", "any_call"}


def _adopt(parent, value, name, new_name):
    inner = getattr(value, "mock", value) if inspect.isfunction(value) else value
    if not isinstance(inner, NonCallableMock):
        return False
    if (inner._mock_name or inner._mock_new_name or inner._mock_parent is not None
            or inner._mock_new_parent is not None):
        return False
    at = parent
    while at is not None:
        if at is inner:
            return False
        at = at._mock_new_parent
    if new_name:
        inner._mock_new_parent, inner._mock_new_name = parent, new_name
    if name:
        inner._mock_parent, inner._mock_name = parent, name
    return True


class CallableMixin:
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name="", _new_parent=None, **kwargs):
        super().__init__(spec, wraps, name, spec_set, parent, None, _new_name, _new_parent, **kwargs)
        if return_value is not DEFAULT:
            self.return_value = return_value
        self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        if self.__dict__.get("_mock_check") is not None:
            self._mock_check(*args, **kwargs)
        self._mock_note(args, kwargs)
        return self._mock_answer(args, kwargs)

    def _mock_note(self, args, kwargs):
        self.called = True
        self.call_count += 1
        made = _Call((args, kwargs), two=True)
        self.call_args = made
        self.call_args_list.append(made)
        top = self.mock_calls
        top.append(_Call(("", args, kwargs)))
        method_name = self._mock_name
        is_method = self._mock_parent is not None
        name, parent = self._mock_new_name, self._mock_new_parent
        seen = {id(self)}
        while parent is not None:
            if is_method:
                parent.method_calls.append(_Call((method_name, args, kwargs)))
                is_method = parent._mock_parent is not None
                if is_method:
                    method_name = f"{parent._mock_name}.{method_name}"
            parent.mock_calls.append(_Call((name, args, kwargs)))
            if parent._mock_new_name:
                dot = "" if name.startswith("()") else "."
                name = parent._mock_new_name + dot + name
            parent = parent._mock_new_parent
            if id(parent) in seen:
                break
            seen.add(id(parent))

    def _mock_answer(self, args, kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_delegate is not None and self._mock_delegate.return_value is not DEFAULT:
            return self._mock_delegate.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    pass


_SIMPLE = {"__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented,
           "__int__": 1, "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0,
           "__bool__": True, "__index__": 1, "__aexit__": False}
_NUMBERS = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow divmod".split()
_SYNC_MAGICS = {"__aiter__", "__enter__", "__exit__", "__len__", "__contains__", "__bool__", "__int__", "__float__",
                "__complex__", "__index__", "__getitem__", "__setitem__", "__delitem__", "__iter__", "__str__",
                "__hash__", "__sizeof__", "__lt__", "__gt__", "__le__", "__ge__"}
_ASYNC_MAGICS = {"__aenter__", "__aexit__", "__anext__"}
_SUPPORTED = ({*_SIMPLE, "__str__", "__hash__", "__sizeof__", "__enter__", "__getitem__", "__setitem__", "__delitem__",
               "__iter__", "__aiter__", "__aenter__", "__anext__", "__fspath__", "__neg__", "__pos__", "__invert__",
               "__abs__", "__round__", "__trunc__", "__floor__", "__ceil__"}
              | {f"__{p}{n}__" for n in _NUMBERS for p in ("", "i")} - {"__idivmod__"})
_MAGICS = _SUPPORTED | {f"__r{n}__" for n in _NUMBERS} | {"__eq__", "__ne__", "__get__", "__set__", "__delete__",
                                                          "__reversed__", "__missing__", "__call__", "__next__", "__del__",
                                                          "__getformat__", "__repr__", "__dir__", "__subclasses__",
                                                          "__format__", "__bytes__"} - {"__call__", "__repr__", "__dir__"}


class _Magic:
    """Makes the mock of a special method when that is first used."""

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, kind=None):
        if obj is None:
            return self
        name = self.name
        m = obj._get_child_mock(name=name, _new_name=name, parent=obj, _new_parent=obj)
        setattr(obj, name, m)
        if name in _SIMPLE:
            m.return_value = _SIMPLE[name]
        elif name == "__str__":
            m.side_effect = lambda: object.__str__(obj)
        elif name == "__hash__":
            m.return_value = object.__hash__(obj)
        elif name == "__sizeof__":
            m.return_value = 48
        elif name == "__fspath__":
            m.return_value = f"{type(obj).__name__}/{obj._full_name()[0]}/{id(obj)}"
        elif name == "__iter__":
            m.side_effect = _again(m, iter)
        elif name == "__aiter__":
            m.side_effect = _again(m, _AsyncIterator)
        return m


def _again(m, make):
    def effect():
        value = m.__dict__.get("_mock_return_value", DEFAULT)
        return make(iter(()) if value is DEFAULT else iter(value)) if not hasattr(value, "__anext__") else value
    return effect


class _AsyncIterator:
    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return next(self.iterator)
        except StopIteration:
            pass
        raise StopAsyncIteration


class MagicMixin:
    def __init__(self, /, *args, **kw):
        self._mock_set_magics(args, kw)
        super().__init__(*args, **kw)

    def _mock_set_magics(self, args, kw):
        spec = kw.get("spec_set", kw.get("spec"))
        if spec is None and args and not isinstance(args[0], str):
            spec = args[0]
        wanted = _SUPPORTED
        if spec is not None:
            names = spec if isinstance(spec, (list, tuple)) else dir(spec)
            wanted = wanted & set(names)
        for name in wanted:
            if name not in type(self).__dict__:
                setattr(type(self), name, _Magic(name))


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    pass


class MagicMock(MagicMixin, Mock):
    pass


class AsyncMockMixin:
    await_count = _reach("await_count", "_mock_await_count")
    await_args = _reach("await_args", "_mock_await_args")
    await_args_list = _reach("await_args_list", "_mock_await_args_list")

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__.update(_mock_await_count=0, _mock_await_args=None, _mock_await_args_list=_CallList(),
                             _is_coroutine_mark=inspect._is_coroutine_mark)

    async def _execute_mock_call(self, args, kwargs):
        made = _Call((args, kwargs), two=True)
        effect = self.side_effect
        try:
            if effect is not None:
                if _is_exception(effect):
                    raise effect
                if not callable(effect):
                    try:
                        result = next(effect)
                    except StopIteration:
                        raise StopAsyncIteration
                    if _is_exception(result):
                        raise result
                elif inspect.iscoroutinefunction(effect):
                    result = await effect(*args, **kwargs)
                else:
                    result = effect(*args, **kwargs)
                if result is not DEFAULT:
                    return result
            if self._mock_return_value is not DEFAULT:
                return self.return_value
            if self._mock_wraps is not None:
                if inspect.iscoroutinefunction(self._mock_wraps):
                    return await self._mock_wraps(*args, **kwargs)
                return self._mock_wraps(*args, **kwargs)
            return self.return_value
        finally:
            self.await_count += 1
            self.await_args = made
            self.await_args_list.append(made)

    def _mock_answer(self, args, kwargs):
        return self._execute_mock_call(args, kwargs)

    def assert_awaited(self):
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited once. Awaited "
                                 f"{self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        expected = self._format(args, kwargs)
        if self.await_args is None:
            raise AssertionError(f"Expected await: {expected}\nNot awaited")
        if self._key(self.await_args) != self._key(_Call((args, kwargs), two=True)):
            raise AssertionError(f"expected await not found.\nExpected: {expected}\n"
                                 f"  Actual: {self._format(*self.await_args)}")

    def assert_awaited_once_with(self, /, *args, **kwargs):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited once. Awaited "
                                 f"{self.await_count} times.")
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        if self._key(_Call((args, kwargs), two=True)) not in [self._key(c) for c in self.await_args_list]:
            raise AssertionError(f"{self._format(args, kwargs)} await not found")

    def assert_has_awaits(self, calls, any_order=False):
        expected = [self._key(c) for c in calls]
        made = _CallList(self._key(c) for c in self.await_args_list)
        if not any_order:
            if expected not in made:
                raise AssertionError(f"Awaits not found.\nExpected: {_CallList(calls)}\nActual: {self.await_args_list}")
            return
        left = list(made)
        missing = [c for c in expected if c not in left or left.remove(c)]
        if missing:
            raise AssertionError(f"{tuple(missing)!r} not all found in await list")

    def assert_not_awaited(self):
        if self.await_count:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to not have been awaited. Awaited "
                                 f"{self.await_count} times.")

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.await_count = 0
        self.await_args = None
        self.await_args_list = _CallList()


class AsyncMock(AsyncMockMixin, MagicMixin, Mock):
    pass


ThreadingMock = MagicMock


class PropertyMock(Mock):
    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


class _patch:
    additional = None

    def __init__(self, getter, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                 new_callable=None, kwargs={}):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        self.getter, self.attribute, self.new, self.new_callable = getter, attribute, new, new_callable
        self.spec, self.create, self.spec_set, self.autospec, self.kwargs = spec, create, spec_set, autospec, kwargs
        self.attribute_name, self.additional_patchers = None, []
        self.is_started = False

    def copy(self):
        made = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                      self.new_callable, self.kwargs)
        made.attribute_name = self.attribute_name
        made.additional_patchers = [p.copy() for p in self.additional_patchers]
        return made

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(func, name)):
                    setattr(func, name, self.copy()(getattr(func, name)))
            return func
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func

        @contextlib.contextmanager
        def patched_args(args, keywargs):
            with contextlib.ExitStack() as stack:
                extra = []
                for p in wrapper.patchings:
                    arg = stack.enter_context(p)
                    if p.attribute_name is not None:
                        keywargs.update(arg)
                    elif p.new is DEFAULT:
                        extra.append(arg)
                yield args + tuple(extra), keywargs
        if inspect.iscoroutinefunction(func):
            @functools.wraps(func)
            async def wrapper(*args, **keywargs):
                with patched_args(args, keywargs) as (args, keywargs):
                    return await func(*args, **keywargs)
        else:
            @functools.wraps(func)
            def wrapper(*args, **keywargs):
                with patched_args(args, keywargs) as (args, keywargs):
                    return func(*args, **keywargs)
        wrapper.patchings = [self]
        return wrapper

    def __enter__(self):
        if self.is_started:
            raise RuntimeError("Patch is already started")
        self.target = target = self.getter()
        name = self.attribute
        original = target.__dict__.get(name, DEFAULT) if hasattr(target, "__dict__") else DEFAULT
        local = original is not DEFAULT
        if not local:
            original = getattr(target, name, DEFAULT)
        if original is DEFAULT and not self.create and not (isinstance(target, ModuleType)
                                                            and hasattr(__import__("builtins"), name)):
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        if original is DEFAULT:
            original = getattr(__import__("builtins"), name, DEFAULT)
        new, spec, spec_set = self.new, self.spec, self.spec_set
        value = getattr(target, name, original) if isinstance(target, type) and local else original
        if new is DEFAULT and self.autospec is None:
            if spec is True:
                spec = value
            if spec_set is True:
                spec_set = value
            model = spec if spec is not None else spec_set
            make = self.new_callable
            if make is None:
                model = value if model is None else model
                make = AsyncMock if inspect.iscoroutinefunction(model) else MagicMock
            kw = dict(self.kwargs)
            if spec is not None:
                kw["spec"] = spec
            if spec_set is not None:
                kw["spec_set"] = spec_set
            if isinstance(make, type) and issubclass(make, NonCallableMock):
                kw.setdefault("name", name)
            new = make(**kw)
        elif self.autospec is not None:
            if new is not DEFAULT:
                raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
            new = create_autospec(value if self.autospec is True else self.autospec, spec_set=bool(spec_set), _name=name,
                                  **self.kwargs)
        self.temp_original, self.is_local = original, local
        self.is_started = True
        self._stack = contextlib.ExitStack()
        try:
            setattr(target, name, new)
            if self.attribute_name is not None:
                found = {self.attribute: new} if self.new is DEFAULT else {}
                for p in self.additional_patchers:
                    arg = self._stack.enter_context(p)
                    if p.new is DEFAULT:
                        found.update(arg)
                return found
            return new
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise

    def __exit__(self, *exc_info):
        if not self.is_started:
            return
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute)):
                setattr(self.target, self.attribute, self.temp_original)
        self.is_started = False
        return self._stack.__exit__(*exc_info)

    def start(self):
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        try:
            _active.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


_active = []


def _import(path):
    import importlib
    first, *rest = path.split(".")
    found, name = importlib.import_module(first), first
    for part in rest:
        name += "." + part
        if not hasattr(found, part):
            importlib.import_module(name)
        found = getattr(found, part)
    return found


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, **kwargs):
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    getter = (lambda: _import(target)) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    first, *rest = [_patch(getter, name, new, spec, create, spec_set, autospec, new_callable, {})
                    for name, new in kwargs.items()]
    first.attribute_name = first.attribute
    for p in rest:
        p.attribute_name = p.attribute
    first.additional_patchers = rest
    return first


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    try:
        path, _, attribute = target.rpartition(".")
        if not path:
            raise ValueError
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}") from None
    return _patch(lambda: _import(path), attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)


class _patch_dict:
    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.values, self.clear = in_dict, dict(values), clear
        self.values.update(kwargs)

    def __call__(self, f):
        if isinstance(f, type):
            for name in dir(f):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(f, name)):
                    setattr(f, name, _patch_dict(self.in_dict, self.values, self.clear)(getattr(f, name)))
            return f
        if inspect.iscoroutinefunction(f):
            @functools.wraps(f)
            async def inner(*args, **kw):
                with self:
                    return await f(*args, **kw)
        else:
            @functools.wraps(f)
            def inner(*args, **kw):
                with self:
                    return f(*args, **kw)
        return inner

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _import(self.in_dict)
        self._original = dict(self.in_dict)
        if self.clear:
            self._empty()
        self.in_dict.update(self.values)
        return self.in_dict

    def _empty(self):
        for key in list(self.in_dict):
            del self.in_dict[key]

    def __exit__(self, *args):
        self._empty()
        self.in_dict.update(self._original)
        return False

    def start(self):
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        if self in _active:
            _active.remove(self)
            return self.__exit__(None, None, None)


def _stopall():
    for p in reversed(_active[:]):
        p.stop()


patch.object, patch.dict, patch.multiple, patch.stopall = _patch_object, _patch_dict, _patch_multiple, _stopall
patch.TEST_PREFIX = "test"


class _LateSpec:
    def __init__(self, spec, spec_set, instance, parent, name):
        self.spec, self.spec_set, self.instance, self.parent, self.name = spec, spec_set, instance, parent, name


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    if isinstance(spec, NonCallableMock):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    is_type = isinstance(spec, type)
    is_function = inspect.isfunction(spec) or inspect.ismethod(spec)
    kw = {"spec_set" if spec_set else "spec": spec, **kwargs}
    if spec is None:
        kw = dict(kwargs)
    kind = MagicMock
    if is_function:
        kind = AsyncMock if inspect.iscoroutinefunction(spec) else MagicMock
    elif is_type and instance and not hasattr(spec, "__call__") or not is_type and not callable(spec):
        kind = NonCallableMagicMock
    elif is_type and instance and "__call__" not in {n for c in spec.__mro__[:-1] for n in c.__dict__}:
        kind = NonCallableMagicMock
    name = kw.pop("name", _name)
    mock = kind(parent=_parent, _new_parent=_parent, _new_name=name if _parent is not None else "", name=name, **kw)
    try:
        sig = inspect.signature(spec.__call__ if is_type and instance else spec) if callable(spec) else None
    except (TypeError, ValueError):
        sig = None
    if is_function and _parent is not None and isinstance(_parent._spec_class, type) and inspect.isfunction(spec):
        raw = inspect.getattr_static(_parent._spec_class, spec.__name__, None)
        if sig is not None and not isinstance(raw, (staticmethod, classmethod)):
            sig = sig.replace(parameters=list(sig.parameters.values())[1:])
    mock.__dict__["_spec_signature"] = sig
    if sig is not None:
        mock.__dict__["_mock_check"] = sig.bind
    result = mock
    if is_function and _parent is None:
        result = _as_function(mock, spec, sig)
    elif _parent is not None:
        _parent._mock_children[name] = mock
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, True, mock, "()")
        mock.return_value.__dict__.update(_mock_name=None, _mock_new_name="()", _mock_parent=None)
        mock._mock_children.pop("()", None)
    if not is_function:
        for entry in dir(spec):
            if entry in _MAGICS or entry.startswith("__"):
                continue
            try:
                original = getattr(spec, entry)
            except AttributeError:
                continue
            if callable(original):
                mock._mock_children[entry] = _LateSpec(original, spec_set, False, mock, entry)
    return result


def _as_function(mock, spec, sig):
    if isinstance(mock, AsyncMockMixin):
        async def made(*args, **kwargs):
            return await mock(*args, **kwargs)
    else:
        def made(*args, **kwargs):
            return mock(*args, **kwargs)
    made.__name__ = made.__qualname__ = getattr(spec, "__name__", "funcopy")
    made.__signature__ = sig
    made.mock = mock
    mock.__dict__["_mock_name"] = made.__name__
    for name in ("assert_called_with", "assert_called_once_with", "assert_has_calls", "assert_any_call", "assert_called",
                 "assert_not_called", "assert_called_once", "reset_mock", "attach_mock", "configure_mock",
                 "assert_awaited", "assert_awaited_once", "assert_awaited_with", "assert_awaited_once_with"):
        if hasattr(type(mock), name):
            setattr(made, name, getattr(mock, name))
    for name in ("called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls", "return_value",
                 "side_effect"):
        if name not in ("return_value", "side_effect"):
            made.__dict__[name] = getattr(mock, name)
    made.return_value = mock.return_value
    made.side_effect = mock.side_effect
    mock.__dict__["_mock_delegate"] = made
    return made


def mock_open(mock=None, read_data=""):
    mock = MagicMock(name="open") if mock is None else mock
    handle = MagicMock()
    handle.__enter__.return_value = handle
    state = [None]

    def fresh():
        from io import StringIO, BytesIO
        state[0] = StringIO(read_data) if isinstance(read_data, str) else BytesIO(read_data)

    fresh()
    for name in ("read", "readline", "readlines"):
        getattr(handle, name).side_effect = functools.partial(lambda name, *a, **k: getattr(state[0], name)(*a, **k), name)
    handle.write.return_value = None
    handle.__iter__.side_effect = lambda: iter(state[0])
    handle.__exit__.side_effect = lambda *a: handle.close()

    def opened(*args, **kwargs):
        fresh()
        return DEFAULT
    mock.side_effect = opened
    mock.return_value = handle
    return mock


def seal(mock):
    mock.__dict__["_mock_sealed"] = True
    for m in list(mock._mock_children.values()):
        if isinstance(m, NonCallableMock) and m._mock_new_parent is mock:
            seal(m)
