"""What can be known of a module without using it."""
import sys


class _Spec:
    def __init__(self, name):
        self.name, self.loader, self.origin, self.submodule_search_locations = name, None, None, None
        self.parent = name.rpartition(".")[0]
        self.has_location = False

    def __repr__(self):
        return f"ModuleSpec(name={self.name!r}, loader=None)"


def find_spec(name, package=None):
    from importlib import import_module
    try:
        import_module(name, package)
    except ModuleNotFoundError:
        return None
    return _Spec(name)


def resolve_name(name, package):
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    bare = name.lstrip(".")
    for _ in range(len(name) - len(bare) - 1):
        package = package.rpartition(".")[0]
    return f"{package}.{bare}" if bare else package


def module_from_spec(spec):
    return sys.modules[spec.name]
