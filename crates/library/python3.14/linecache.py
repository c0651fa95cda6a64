"""Source lines: the program's own are put here by the interpreter."""
__all__ = ["getline", "clearcache", "checkcache", "lazycache", "getlines"]
cache = {}


def _source(filename):
    try:
        from _source import lines
    except ImportError:
        return []
    return lines(filename)


def getlines(filename, module_globals=None):
    entry = cache.get(filename)
    if entry is not None and len(entry) > 2:
        return entry[2]
    lines = _source(filename)
    if lines:
        cache[filename] = len(lines), None, lines, filename
    return lines


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def updatecache(filename, module_globals=None):
    return getlines(filename, module_globals)


def lazycache(filename, module_globals):
    return False


def clearcache():
    cache.clear()


def checkcache(filename=None):
    pass
