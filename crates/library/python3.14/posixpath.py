"""Paths as text."""

curdir, pardir, extsep, sep, pathsep, altsep, devnull, defpath = ".", "..", ".", "/", ":", None, "/dev/null", "/bin:/usr/bin"
supports_unicode_filenames = False


def _text(path):
    if isinstance(path, str):
        return path
    from os import fspath
    return fspath(path)


def join(a, *p):
    path = _text(a)
    try:
        for b in map(_text, p):
            if b.startswith("/") or not path:
                path = b
            elif path.endswith("/"):
                path += b
            else:
                path += "/" + b
    except TypeError:
        raise TypeError("Can't mix strings and bytes in path components") from None
    return path


def split(p):
    p = _text(p)
    i = p.rfind("/") + 1
    head, tail = p[:i], p[i:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(p):
    p = _text(p)
    return p[p.rfind("/") + 1:]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = _text(p)
    start = p.rfind("/") + 1
    dot = p.rfind(".")
    if dot > start and p[start:dot].strip("."):
        return p[:dot], p[dot:]
    return p, ""


def splitdrive(p):
    p = _text(p)
    return p[:0], p


def splitroot(p):
    p = _text(p)
    if p[:1] != "/":
        return "", "", p
    if p[1:2] != "/" or p[2:3] == "/":
        return "", "/", p[1:]
    return "", "//", p[2:]


def isabs(s):
    return _text(s).startswith("/")


def normcase(s):
    return _text(s)


def normpath(path):
    path = _text(path)
    if not path:
        return "."
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split("/"):
        if not part or part == ".":
            continue
        if part != ".." or not root and not parts or parts and parts[-1] == "..":
            parts.append(part)
        elif parts:
            parts.pop()
    return root + "/".join(parts) or "."


def abspath(path):
    from os import getcwd
    return normpath(join(getcwd(), _text(path)))


realpath = abspath


def expanduser(path):
    path = _text(path)
    return "/home/user" + path[1:] if path == "~" or path.startswith("~/") else path


def expandvars(path):
    return _text(path)


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    a = [x for x in abspath(start).split("/") if x]
    b = [x for x in abspath(path).split("/") if x]
    i = len(commonprefix([a, b]))
    return join(*([".."] * (len(a) - i) + b[i:])) if [".."] * (len(a) - i) + b[i:] else "."


def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = list(map(_text, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    absolute = {p.startswith("/") for p in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[c for c in p.split("/") if c and c != "."] for p in paths]
    return ("/" if absolute.pop() else "") + "/".join(commonprefix(split_paths))


def isfile(path):
    from _source import files, lines
    path = _text(path)
    return path in files() or bool(lines(path))


def isdir(s):
    return _text(s) in ("/", ".", "..", "./", "/home/user")


def exists(path):
    return isfile(path) or isdir(path)


lexists = exists


def islink(path):
    return False


def ismount(path):
    return path == "/"


def getsize(filename):
    with open(filename, "rb") as f:
        return len(f.read())


def getmtime(filename):
    raise FileNotFoundError(2, "No such file or directory", filename)


getctime = getatime = getmtime
