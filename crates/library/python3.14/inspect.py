"""Looking into live objects."""
import sys
import types

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED = 1, 2, 4, 8, 16
CO_GENERATOR, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 32, 128, 256, 512
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"


def __getattr__(name):
    if name in ("FrameInfo", "Traceback", "FullArgSpec", "ArgInfo", "ClosureVars", "Attribute"):
        from collections import namedtuple
        fields = {"FrameInfo": "frame filename lineno function code_context index",
                  "Traceback": "filename lineno function code_context index",
                  "FullArgSpec": "args varargs varkw defaults kwonlyargs kwonlydefaults annotations",
                  "ArgInfo": "args varargs keywords locals", "ClosureVars": "nonlocals globals builtins unbound",
                  "Attribute": "name kind defining_class object"}[name]
        value = globals()[name] = namedtuple(name, fields, module="inspect")
        return value
    if name in ("get_annotations", "Format"):
        import annotationlib
        return getattr(annotationlib, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _named(name):
    return globals().get(name) or __getattr__(name)


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or isinstance(
        object, types.MethodWrapperType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", False))


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__") and not hasattr(kind, "__delete__")


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isawaitable(object):
    return (isinstance(object, types.CoroutineType)
            or isinstance(object, types.GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
            or hasattr(type(object), "__await__"))


def _inner_function(f):
    while True:
        if ismethod(f):
            f = f.__func__
        elif type(f).__name__ in ("partial", "partialmethod") and hasattr(f, "func"):
            f = f.func
        else:
            return f


def _has_flag(f, flag):
    f = _inner_function(f)
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


_is_coroutine_mark = object()


def markcoroutinefunction(func):
    if hasattr(func, "__func__"):
        func = func.__func__
    func._is_coroutine_mark = _is_coroutine_mark
    return func


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE) or getattr(_inner_function(obj), "_is_coroutine_mark", None) is _is_coroutine_mark


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getasyncgenstate(agen):
    if agen.ag_running:
        return AGEN_RUNNING
    if agen.ag_suspended:
        return AGEN_SUSPENDED
    return AGEN_CLOSED if agen.ag_frame is None else AGEN_CREATED


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    frame = generator.gi_frame
    return frame.f_locals if frame is not None else {}


def getcoroutinelocals(coroutine):
    frame = getattr(coroutine, "cr_frame", None)
    return frame.f_locals if frame is not None else {}


def getasyncgenlocals(agen):
    frame = agen.ag_frame
    return frame.f_locals if frame is not None else {}


def getmembers(object, predicate=None):
    names = dir(object)
    found = []
    for name in names:
        try:
            value = getattr(object, name)
        except AttributeError:
            for base in getattr(object, "__mro__", ()):
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            found.append((name, value))
    found.sort(key=lambda pair: pair[0])
    return found


def getmembers_static(object, predicate=None):
    found = [(n, getattr_static(object, n)) for n in dir(object)]
    return [(n, v) for n, v in found if predicate is None or predicate(v)]


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    seen = {id(func)}
    f = func
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {f!r}")
        seen.add(id(func))
    return func


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(" ")] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None and isclass(object):
        for base in object.__mro__[1:]:
            if base is not __builtins_object and base.__doc__ is not None:
                doc = base.__doc__
                break
    elif doc is None and ismethod(object):
        for base in type(object.__self__).__mro__:
            found = getattr(base.__dict__.get(object.__name__), "__doc__", None)
            if found is not None:
                doc = found
                break
    return cleandoc(doc) if isinstance(doc, str) else None


__builtins_object = object


def _code_of(object):
    if ismethod(object):
        object = object.__func__
    object = unwrap(object) if isfunction(object) else object
    if isfunction(object):
        return object.__code__
    if istraceback(object):
        return object.tb_frame.f_code
    if isframe(object):
        return object.f_code
    return object if iscode(object) else None


def getfile(object):
    code = _code_of(object)
    if code is not None:
        return code.co_filename
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got "
                    f"{type(object).__name__}")


def getsourcefile(object):
    return getfile(object)


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


def getmodulename(path):
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def _block(lines):
    indent = len(lines[0]) - len(lines[0].lstrip())
    end = 1
    depth = 0
    header = True
    for i, line in enumerate(lines):
        stripped = line.strip()
        if header:
            depth += sum(stripped.count(c) for c in "([{") - sum(stripped.count(c) for c in ")]}")
            end = i + 1
            if depth <= 0 and not stripped.startswith("@"):
                header = False
            continue
        if not stripped or stripped.startswith("#"):
            continue
        if len(line) - len(line.lstrip()) <= indent:
            break
        end = i + 1
    return lines[:end]


def findsource(object):
    import linecache
    lines = linecache.getlines(getfile(object))
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        line = getattr(object, "__firstlineno__", None)
        if line is None:
            raise OSError("could not find class definition")
        return lines, line - 1
    return lines, _code_of(object).co_firstlineno - 1


def getsourcelines(object):
    object = unwrap(object) if callable(object) and not isclass(object) else object
    lines, at = findsource(object)
    if ismodule(object):
        return lines, 0
    return _block(lines[at:]), at + 1


def getsource(object):
    return "".join(getsourcelines(object)[0])


def currentframe():
    return sys._getframe(1)


def getframeinfo(frame, context=1):
    lineno = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    if istraceback(frame):
        frame = frame.tb_frame
    lines = index = None
    if context > 0:
        import linecache
        start = max(0, lineno - 1 - context // 2)
        source = linecache.getlines(frame.f_code.co_filename)
        if source:
            start = max(0, min(start, len(source) - context))
            lines = source[start:start + context]
            index = lineno - 1 - start
    return _named("Traceback")(frame.f_code.co_filename, lineno, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    found = []
    while frame is not None:
        found.append(_named("FrameInfo")(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    found = []
    while tb is not None:
        found.append(_named("FrameInfo")(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    exc = sys.exception()
    return getinnerframes(exc and exc.__traceback__, context)


_sentinel = object()


def getattr_static(obj, attr, default=_sentinel):
    own = _sentinel
    if not isinstance(obj, type):
        cls = type(obj)
        try:
            own = __builtins_object.__getattribute__(obj, "__dict__").get(attr, _sentinel)
        except AttributeError:
            pass
    else:
        cls = obj
    in_class = _sentinel
    for base in cls.__mro__:
        if attr in base.__dict__:
            in_class = base.__dict__[attr]
            break
    if own is not _sentinel and in_class is not _sentinel and isdatadescriptor(in_class):
        return in_class
    for found in (own, in_class):
        if found is not _sentinel:
            return found
    if isinstance(obj, type):
        for base in type(obj).__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


def getargs(co):
    n, k = co.co_argcount, co.co_kwonlyargcount
    names = co.co_varnames
    varargs = varkw = None
    at = n + k
    if co.co_flags & CO_VARARGS:
        varargs = names[at]
        at += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[at]
    return list(names[:n]) + list(names[n:n + k]), varargs, varkw


def getargvalues(frame):
    args, varargs, varkw = getargs(frame.f_code)
    return _named("ArgInfo")(args, varargs, varkw, frame.f_locals)


def getfullargspec(func):
    try:
        sig = signature(func)
    except Exception as ex:
        raise TypeError("unsupported callable") from ex
    args, posonly, kwonly, defaults, annotations, kwdefaults = [], [], [], (), {}, {}
    varargs = varkw = None
    if sig.return_annotation is not sig.empty:
        annotations["return"] = sig.return_annotation
    for p in sig.parameters.values():
        if p.kind is _POSITIONAL_ONLY:
            posonly.append(p.name)
        elif p.kind is _POSITIONAL_OR_KEYWORD:
            args.append(p.name)
        elif p.kind is _VAR_POSITIONAL:
            varargs = p.name
        elif p.kind is _KEYWORD_ONLY:
            kwonly.append(p.name)
            if p.default is not p.empty:
                kwdefaults[p.name] = p.default
        else:
            varkw = p.name
        if p.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD) and p.default is not p.empty:
            defaults += (p.default,)
        if p.annotation is not p.empty:
            annotations[p.name] = p.annotation
    if ismethod(func):
        args.insert(0, next(iter(signature(func.__func__).parameters)))
    return _named("FullArgSpec")(posonly + args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    bound = signature(func.__func__ if ismethod(func) else func).bind(
        *((func.__self__,) if ismethod(func) else ()), *positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


def getclosurevars(func):
    if ismethod(func):
        func = func.__func__
    code = func.__code__
    nonlocals = {} if func.__closure__ is None else {
        name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__)}
    import builtins
    globals_, builtins_, unbound = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            globals_[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            builtins_[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return _named("ClosureVars")(nonlocals, globals_, builtins_, unbound)


class _empty:
    pass


_empty.__qualname__ = "_empty"


class _ParameterKind(int):
    _names = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD")
    _words = ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")

    @property
    def name(self):
        return self._names[self]

    value = property(int)

    @property
    def description(self):
        return self._words[self]

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_KINDS = tuple(map(_ParameterKind, range(5)))
_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _KINDS


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    if type(annotation).__name__ == "ForwardRef":
        return annotation.__forward_arg__
    if isinstance(annotation, str) and not quote_annotation_strings:
        return annotation
    return repr(annotation)


class Parameter:
    __slots__ = ("_name", "_kind", "_default", "_annotation")
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD = _POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            if not 0 <= kind <= 4:
                raise ValueError
            self._kind = _KINDS[kind]
        except (TypeError, ValueError):
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind") from None
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        self._default, self._annotation = default, annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name[:1] == "." and name[1:].isdigit():
            name = f"implicit{name[1:]}"
            self._kind = _POSITIONAL_ONLY
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name

    name = property(lambda self: self._name)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)
    kind = property(lambda self: self._kind)

    def replace(self, *, name=_sentinel, kind=_sentinel, annotation=_sentinel, default=_sentinel):
        return type(self)(self._name if name is _sentinel else name, self._kind if kind is _sentinel else kind,
                          default=self._default if default is _sentinel else default,
                          annotation=self._annotation if annotation is _sentinel else annotation)

    __replace__ = replace

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += f": {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += f" = {self._default!r}" if self._annotation is not _empty else f"={self._default!r}"
        return {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self._kind, "") + text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == (
            other._name, other._kind, other._default, other._annotation)


class BoundArguments:
    __slots__ = ("arguments", "_signature")

    def __init__(self, signature, arguments):
        self.arguments, self._signature = arguments, signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, p in self._signature.parameters.items():
            if p.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if p.kind is _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs, started = {}, False
        for name, p in self._signature.parameters.items():
            if not started:
                if p.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if p.kind is _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        made = {}
        for name, p in self._signature.parameters.items():
            if name in self.arguments:
                made[name] = self.arguments[name]
            elif p.default is not _empty:
                made[name] = p.default
            elif p.kind is _VAR_POSITIONAL:
                made[name] = ()
            elif p.kind is _VAR_KEYWORD:
                made[name] = {}
        self.arguments = made

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        return f"<{self.__class__.__name__} ({', '.join(f'{k}={v!r}' for k, v in self.arguments.items())})>"


class Signature:
    __slots__ = ("_parameters", "_return_annotation")
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        made = {}
        top = _POSITIONAL_ONLY
        seen_default = False
        for p in parameters or ():
            if p.kind < top:
                raise ValueError(f"wrong parameter order: {top.description} parameter before {p.kind.description} "
                                 "parameter")
            top = p.kind
            if p.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if p.default is not _empty:
                    seen_default = True
                elif seen_default:
                    raise ValueError("non-default argument follows default argument")
            if p.name in made:
                raise ValueError(f"duplicate parameter name: {p.name!r}")
            made[p.name] = p
        self._parameters = types.MappingProxyType(made)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=None):
        return signature(obj, follow_wrapped=follow_wrapped, eval_str=eval_str)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_sentinel, return_annotation=_sentinel):
        return type(self)(self._parameters.values() if parameters is _sentinel else parameters,
                          return_annotation=self._return_annotation if return_annotation is _sentinel else return_annotation)

    __replace__ = replace

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (dict(self._parameters) == dict(other._parameters)
                and self._return_annotation == other._return_annotation)

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))

    def _bind(self, args, kwargs, partial):
        arguments = {}
        params = list(self._parameters.values())
        args = list(args)
        at = 0
        posonly_as_kw = []
        while at < len(params):
            p = params[at]
            if p.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                break
            if p.kind is _VAR_POSITIONAL:
                if args:
                    arguments[p.name] = tuple(args)
                    args = []
                at += 1
                continue
            if args:
                if p.kind is _POSITIONAL_OR_KEYWORD and p.name in kwargs:
                    raise TypeError(f"multiple values for argument {p.name!r}")
                arguments[p.name] = args.pop(0)
            elif p.name in kwargs and p.kind is not _POSITIONAL_ONLY:
                arguments[p.name] = kwargs.pop(p.name)
            elif p.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {p.name!r}")
            elif p.kind is _POSITIONAL_ONLY and p.name in kwargs:
                posonly_as_kw.append(p.name)
            at += 1
        if args:
            raise TypeError("too many positional arguments")
        var_keyword = None
        for p in params[at:]:
            if p.kind is _VAR_KEYWORD:
                var_keyword = p.name
            elif p.name in kwargs:
                arguments[p.name] = kwargs.pop(p.name)
            elif p.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {p.name!r}")
        if kwargs:
            if var_keyword is not None:
                arguments[var_keyword] = kwargs
            elif posonly_as_kw:
                raise TypeError("got some positional-only arguments passed as keyword arguments: "
                                f"{', '.join(posonly_as_kw)!r}")
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        result = []
        posonly = False
        star = True
        for p in self._parameters.values():
            if p.kind is _POSITIONAL_ONLY:
                posonly = True
            elif posonly:
                result.append("/")
                posonly = False
            if p.kind is _VAR_POSITIONAL:
                star = False
            elif p.kind is _KEYWORD_ONLY and star:
                result.append("*")
                star = False
            result.append(str(p))
        if posonly:
            result.append("/")
        text = f"({', '.join(result)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(result) + "\n)"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text


def _of_function(func, eval_str=False):
    code = func.__code__
    names = code.co_varnames
    n, k = code.co_argcount, code.co_kwonlyargcount
    annotations = func.__annotations__
    if eval_str:
        from annotationlib import get_annotations
        annotations = get_annotations(func, eval_str=True)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    params = []
    for i, name in enumerate(names[:n]):
        kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        default = defaults[i - n + len(defaults)] if i >= n - len(defaults) else _empty
        params.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))
    at = n + k
    if code.co_flags & CO_VARARGS:
        params.append(Parameter(names[at], _VAR_POSITIONAL, annotation=annotations.get(names[at], _empty)))
        at += 1
    for name in names[n:n + k]:
        params.append(Parameter(name, _KEYWORD_ONLY, default=kwdefaults.get(name, _empty),
                                annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        params.append(Parameter(names[at], _VAR_KEYWORD, annotation=annotations.get(names[at], _empty)))
    return Signature(params, return_annotation=annotations.get("return", _empty))


def _without_first(sig):
    params = list(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if params[0].kind is not _VAR_POSITIONAL:
        params = params[1:]
    return sig.replace(parameters=params)


def _of_partial(sig, p):
    params = list(sig.parameters.values())
    bound = sig.bind_partial(*p.args, **(p.keywords or {}))
    result = []
    keyword_only = False
    for param in params:
        if param.name in bound.arguments:
            value = bound.arguments[param.name]
            if param.kind is _POSITIONAL_ONLY:
                continue
            if param.kind is _POSITIONAL_OR_KEYWORD:
                if param.name in p.keywords:
                    keyword_only = True
                    param = param.replace(default=value)
                else:
                    continue
            elif param.kind is _KEYWORD_ONLY:
                param = param.replace(default=value)
        if keyword_only:
            if param.kind is _POSITIONAL_OR_KEYWORD:
                param = param.replace(kind=_KEYWORD_ONLY)
            elif param.kind is _VAR_POSITIONAL:
                continue
        result.append(param)
    return sig.replace(parameters=sorted(result, key=lambda q: q.kind))


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=None):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, types.MethodType):
        return _without_first(signature(obj.__func__, follow_wrapped=follow_wrapped, eval_str=eval_str))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return signature(obj)
    sig = getattr(obj, "__signature__", None) if not isinstance(obj, type) or "__signature__" in obj.__dict__ else None
    if sig is not None:
        if not isinstance(sig, (Signature, str)):
            raise TypeError(f"unexpected object {sig!r} in __signature__ attribute")
        if isinstance(sig, Signature):
            return sig
    if isfunction(obj):
        return _of_function(obj, eval_str)
    if type(obj).__name__ == "partial" and hasattr(obj, "func"):
        return _of_partial(signature(obj.func, eval_str=eval_str), obj)
    if isinstance(obj, type):
        call = getattr(type(obj), "__call__", None)
        if isfunction(call):
            return _without_first(_of_function(call))
        for base in obj.__mro__:
            for name in ("__new__", "__init__"):
                found = base.__dict__.get(name)
                found = getattr(found, "__func__", found)
                if isfunction(found):
                    return _without_first(signature(found, eval_str=eval_str))
        text = getattr(obj, "__text_signature__", None)
        if text:
            return _of_text(text)
        if type not in obj.__mro__ and obj.__init__ is __builtins_object.__init__ and obj.__new__ is __builtins_object.__new__:
            return Signature()
        raise ValueError(f"no signature found for builtin type {obj!r}")
    text = getattr(obj, "__text_signature__", None)
    if text:
        return _of_text(text)
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        return _without_first(_of_function(call, eval_str))
    raise ValueError(f"no signature found for builtin {obj!r}")


def _of_text(text):
    text = text.replace("$self, ", "").replace("$self", "").replace("$module, ", "").replace("$module", "")
    text = text.replace("<unrepresentable>", "...")
    space = {}
    exec(f"def f{text}: pass", space)
    return _of_function(space["f"])


def classify_class_attrs(cls):
    result = []
    for name in dir(cls):
        for base in (cls.__mro__ + type(cls).__mro__):
            if name in base.__dict__:
                raw = base.__dict__[name]
                kind = ("static method" if isinstance(raw, (staticmethod, types.BuiltinMethodType)) else
                        "class method" if isinstance(raw, classmethod) else "property" if isinstance(raw, property) else
                        "method" if isroutine(raw) else "data")
                result.append(_named("Attribute")(name, kind, base, raw))
                break
    return result
