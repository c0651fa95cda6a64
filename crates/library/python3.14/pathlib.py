"""Paths as objects. They name files; there are none to open."""
import os

__all__ = ["UnsupportedOperation", "PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


class UnsupportedOperation(NotImplementedError):
    pass


class PurePath:
    __slots__ = ("_raw", "_root", "_parts", "_drive")

    def __new__(cls, *args, **kwargs):
        return object.__new__(PurePosixPath if cls is PurePath else PosixPath if cls is Path else cls)

    def __init__(self, *args):
        paths = []
        for arg in args:
            if isinstance(arg, PurePath):
                paths.append(str(arg))
            else:
                try:
                    path = os.fspath(arg)
                except TypeError:
                    path = arg
                if not isinstance(path, str):
                    raise TypeError("argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                                    f"not {type(path).__name__!r}")
                paths.append(path)
        self._set(os.path.join(*paths) if paths else "")

    def _set(self, text):
        self._drive = ""
        _, self._root, rest = os.path.splitroot(text)
        self._parts = [p for p in rest.split("/") if p and p != "."]

    _sep = "/"

    def _made(self, root, parts):
        made = object.__new__(type(self))
        made._drive, made._root, made._parts = self._drive, root, list(parts)
        return made

    def with_segments(self, *pathsegments):
        return type(self)(*pathsegments)

    def __str__(self):
        return self._drive + self._root + self._sep.join(self._parts) or "."

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self).replace(self._sep, "/")

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def _key(self):
        return self._drive, self._root, self._parts

    def __hash__(self):
        return hash(str(self))

    def _comparable(self, other):
        return isinstance(other, PurePath) and type(self)._sep == type(other)._sep

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    drive = property(lambda self: self._drive)
    root = property(lambda self: self._root)
    anchor = property(lambda self: self._drive + self._root)

    @property
    def parts(self):
        return ((self.anchor,) if self.anchor else ()) + tuple(self._parts)

    @property
    def name(self):
        return self._parts[-1] if self._parts else ""

    @property
    def suffix(self):
        return os.path.splitext(self.name)[1]

    @property
    def suffixes(self):
        return ["." + s for s in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return os.path.splitext(self.name)[0]

    @property
    def parent(self):
        return self._made(self._root, self._parts[:-1]) if self._parts else self

    @property
    def parents(self):
        found, at = [], self
        while at._parts:
            at = at.parent
            found.append(at)
        return tuple(found)

    def with_name(self, name):
        if not self._parts:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._made(self._root, self._parts[:-1] + [name])

    def with_stem(self, stem):
        if not stem and self.suffix:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if not self.stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not suffix.startswith("."):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(self.stem + suffix)

    def is_absolute(self):
        return bool(self._root)

    def relative_to(self, other, *, walk_up=False):
        other = other if isinstance(other, PurePath) else self.with_segments(other)
        ups = 0
        at = other
        while not self.is_relative_to(at):
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if not at._parts or at.name == "..":
                raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors" if not at._parts else
                                 f"'..' segment in {str(other)!r} cannot be walked")
            ups += 1
            at = at.parent
        return self._made("", [".."] * ups + self._parts[len(at._parts):])

    def is_relative_to(self, other):
        other = other if isinstance(other, PurePath) else self.with_segments(other)
        return (self._root == other._root and self._drive == other._drive
                and self._parts[:len(other._parts)] == other._parts)

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote
        return "file://" + quote(str(self))

    def match(self, path_pattern, *, case_sensitive=None):
        pattern = self.with_segments(path_pattern)
        if not pattern.parts:
            raise ValueError("empty pattern")
        mine, wanted = self.parts, pattern.parts
        if len(wanted) > len(mine) or pattern.anchor and len(wanted) != len(mine):
            return False
        return all(_glob(w).fullmatch(m) for m, w in zip(reversed(mine), reversed(wanted)))

    def full_match(self, pattern, *, case_sensitive=None):
        def test(parts, wanted):
            if not wanted:
                return not parts
            if wanted[0] == "**":
                return any(test(parts[i:], wanted[1:]) for i in range(len(parts) + 1))
            return bool(parts) and bool(_glob(wanted[0]).fullmatch(parts[0])) and test(parts[1:], wanted[1:])
        return test(self.parts, self.with_segments(pattern).parts)

    def __reduce__(self):
        return self.__class__, (str(self),)


def _glob(pattern):
    import re
    out = []
    i = 0
    while i < len(pattern):
        c = pattern[i]
        i += 1
        if c == "*":
            out.append("[^/]*")
        elif c == "?":
            out.append("[^/]")
        elif c == "[" and "]" in pattern[i + 1:]:
            j = pattern.index("]", i + 1)
            body = pattern[i:j].replace("\\", "\\\\")
            out.append("[" + ("^" + body[1:] if body.startswith("!") else body) + "]")
            i = j + 1
        else:
            out.append(re.escape(c))
    return re.compile("".join(out), re.DOTALL)


class PurePosixPath(PurePath):
    __slots__ = ()


class PureWindowsPath(PurePath):
    __slots__ = ()
    _sep = "\\"

    def _set(self, text):
        text = text.replace("/", "\\")
        self._drive = text[:2] if text[1:2] == ":" else ""
        text = text[len(self._drive):]
        self._root = "\\" if text.startswith("\\") else ""
        self._parts = [p for p in text.split("\\") if p and p != "."]


class Path(PurePath):
    __slots__ = ()

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("/home/user")

    def absolute(self):
        return self if self.is_absolute() else self.cwd() / self

    def resolve(self, strict=False):
        return self.with_segments(os.path.normpath(str(self.absolute())))

    def expanduser(self):
        return self.with_segments(os.path.expanduser(str(self)))

    def exists(self, *, follow_symlinks=True):
        return os.path.exists(str(self))

    def is_file(self, *, follow_symlinks=True):
        return os.path.isfile(str(self))

    def is_dir(self, *, follow_symlinks=True):
        return os.path.isdir(str(self))

    def is_symlink(self):
        return False

    is_mount = is_symlink

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None, newline=None):
        with open(self, "r", -1, encoding, errors) as f:
            return f.read()

    def read_bytes(self):
        with open(self, "rb") as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with open(self, "w", -1, encoding, errors) as f:
            return f.write(data)

    def write_bytes(self, data):
        with open(self, "wb") as f:
            return f.write(data)

    def touch(self, mode=438, exist_ok=True):
        if not exist_ok and self.exists():
            raise FileExistsError(17, "File exists", str(self))
        open(self, "a").close()

    def unlink(self, missing_ok=False):
        try:
            os.remove(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        os.rename(self, target)
        return self.with_segments(target)

    replace = rename

    def _refuse(self, *args, **kwargs):
        raise FileNotFoundError(2, "No such file or directory", str(self))

    stat = lstat = rmdir = iterdir = owner = mkdir = _refuse

    def glob(self, pattern, **kwargs):
        return iter(())

    rglob = glob


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    __slots__ = ()

    def __init__(self, *args):
        raise UnsupportedOperation("cannot instantiate 'WindowsPath' on your system")


os.PathLike.register(PurePath)
