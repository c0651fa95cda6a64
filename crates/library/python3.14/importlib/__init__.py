"""Importing by name."""
import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]
__import__ = __builtins__["__import__"] if isinstance(__builtins__, dict) else __builtins__.__import__


def import_module(name, package=None):
    if name.startswith("."):
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative import for "
                            f"{name!r}")
        bare = name.lstrip(".")
        for _ in range(len(name) - len(bare) - 1):
            if "." not in package:
                raise ImportError("attempted relative import beyond top-level package")
            package = package.rpartition(".")[0]
        name = f"{package}.{bare}" if bare else package
    __import__(name)
    return sys.modules[name]


def reload(module):
    try:
        name = module.__name__
        known = sys.modules.get(name)
    except AttributeError:
        raise TypeError("reload() argument must be a module") from None
    if known is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    return module


def invalidate_caches():
    pass
