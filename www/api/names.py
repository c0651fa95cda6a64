# Lists the public names of all standard modules that can be imported here, as JSON. `cargo xtask api` runs it twice: in
# the engine, which says what there is, and in CPython, which says how it is called. Nothing here is typed by hand.
import builtins
import inspect
import json
import sys
import types

SKIPPED = {"antigravity", "this", "test", "idlelib", "turtle", "turtledemo", "tkinter", "ensurepip", "pip", "lib2to3"}
INNER = ["collections.abc", "concurrent.futures", "os.path", "logging.handlers", "importlib.util"]
PLAIN = (bool, int, float, complex, str, bytes, tuple, list, dict, set, frozenset, type(None), type(...))


def signature(thing, is_method=False):
    try:
        found = inspect.signature(thing)
    except (TypeError, ValueError):
        return None
    empty = inspect.Parameter.empty
    params = [p.replace(annotation=empty) for p in found.parameters.values()]
    if is_method and params and params[0].kind in (params[0].POSITIONAL_ONLY, params[0].POSITIONAL_OR_KEYWORD):
        params = params[1:]
    kept = [p if p.default is empty or is_plain(p.default) else p.replace(default=Shown()) for p in params]
    return str(found.replace(parameters=kept, return_annotation=empty))


def is_plain(default):
    # Where Python itself lies is nobody's business.
    return isinstance(default, PLAIN) and (not sys.executable or default != sys.executable)


class Shown:
    """A default that is an object of its own: what it looks like says nothing."""

    def __repr__(self):
        return "..."


def kind(thing):
    if isinstance(thing, type):
        return "exception" if issubclass(thing, BaseException) else "class"
    if isinstance(thing, types.ModuleType):
        return "module"
    if isinstance(thing, property) or inspect.isgetsetdescriptor(thing) or inspect.ismemberdescriptor(thing):
        return "property"
    if inspect.iscoroutinefunction(thing):
        return "coroutine"
    return "function" if callable(thing) else "constant"


def fact(thing, depth=0):
    found = {"kind": kind(thing)}
    if found["kind"] in ("class", "function", "coroutine", "exception"):
        how = signature(thing, False)
        if how is not None:
            found["signature"] = how
    if found["kind"] == "class" and depth == 0:
        found["members"] = members(thing)
    return found


def members(cls):
    found = {}
    for name in dir(cls):
        if name.startswith("_"):
            continue
        raw = inspect.getattr_static(cls, name, None)
        is_plain = not isinstance(raw, (staticmethod, classmethod))
        try:
            thing = getattr(cls, name)
        except AttributeError:
            continue
        one = {"kind": kind(raw if isinstance(raw, property) else thing)}
        if one["kind"] in ("function", "coroutine"):
            how = signature(thing, is_plain)
            if how is not None:
                one["signature"] = how
        found[name] = one
    return found


def names_of(module):
    listed = getattr(module, "__all__", None)
    names = listed if listed is not None else [name for name in vars(module) if not name.startswith("_")]
    found = {}
    for name in sorted(set(names)):
        if not hasattr(module, name):
            continue
        thing = getattr(module, name)
        # A module that another one imports for itself is not its name to offer.
        if isinstance(thing, types.ModuleType) and listed is None and not thing.__name__.startswith(module.__name__):
            continue
        found[name] = fact(thing)
    return found


everything = {"builtins": names_of(builtins)}
# `CANDIDATES` is a line that the chore puts before this text: the modules to try.
for module in sorted({*CANDIDATES, *INNER}):
    if module.startswith("_") or module in SKIPPED or module == "builtins":
        continue
    try:
        __import__(module)
    except ImportError:
        continue
    everything[module] = names_of(sys.modules[module])
print(json.dumps(everything))
