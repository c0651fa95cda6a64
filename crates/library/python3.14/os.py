"""Names of the operating system; there is none below, so what would need one says so."""
import posixpath as path
import sys
sys.modules["os.path"] = path
del sys

name = "posix"
sep, altsep, extsep, pathsep, linesep, curdir, pardir, devnull, defpath = "/", None, ".", ":", "\n", ".", "..", "/dev/null", "/bin:/usr/bin"
error = OSError
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT = 0, 1, 2, 64
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


from abc import ABCMeta as _ABCMeta
from collections.abc import Mapping as _Mapping, MutableMapping as _MutableMapping


class PathLike(metaclass=_ABCMeta):
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, "__fspath__") if cls is PathLike else NotImplemented


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    try:
        return type(path).__fspath__(path)
    except AttributeError:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}") from None


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def _str(value):
    if not isinstance(value, str):
        raise TypeError(f"str expected, not {type(value).__name__}")
    return value


class _Environ(_MutableMapping):
    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        return self._data[_str(key)]

    def __setitem__(self, key, value):
        self._data[_str(key)] = _str(value)

    def __delitem__(self, key):
        del self._data[_str(key)]

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return f"environ({{{', '.join(f'{k!r}: {v!r}' for k, v in self._data.items())}}})"

    def copy(self):
        return dict(self)

    def __or__(self, other):
        return {**self, **other} if isinstance(other, _Mapping) else NotImplemented

    def __ror__(self, other):
        return {**other, **self} if isinstance(other, _Mapping) else NotImplemented


environ = _Environ({"HOME": "/home/user", "LANG": "en_US.UTF-8", "PATH": "/usr/bin:/bin", "USER": "user"})


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


def getcwd():
    return "/home/user"


def getpid():
    return 1


def getppid():
    return 0


def cpu_count():
    return 4


process_cpu_count = cpu_count


def urandom(size, /):
    from random import _inst
    return _inst.randbytes(size)


def getlogin():
    return "user"


def uname():
    return ("Linux", "coroscope", "", "", "wasm32")


def _exit(status):
    raise SystemExit(status)


def strerror(code, /):
    return {1: "Operation not permitted", 2: "No such file or directory", 13: "Permission denied", 17: "File exists",
            22: "Invalid argument"}.get(code, f"Unknown error {code}")


def _missing(path):
    raise FileNotFoundError(2, "No such file or directory", path)


def _no_files(function):
    def refuse(path=".", *args, **kwargs):
        if isinstance(path, int):
            raise OSError(9, "Bad file descriptor")
        _missing(path)
    refuse.__name__ = refuse.__qualname__ = function
    return refuse


def listdir(path="."):
    from _source import files
    if path not in (".", "", "./", getcwd()):
        _missing(path)
    return files()


def remove(path, *, dir_fd=None):
    from _source import remove_file
    if not remove_file(fspath(path)):
        _missing(path)


unlink = remove


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    with open(src, "rb") as old, open(dst, "wb") as new:
        new.write(old.read())
    remove(src)


replace = rename


for _name in ("scandir stat lstat rmdir chdir chmod readlink utime truncate "
              "access_ walk_").split():
    globals()[_name] = _no_files(_name)
del _name


def mkdir(path, mode=511):
    raise PermissionError(13, "Permission denied", path)


def makedirs(name, mode=511, exist_ok=False):
    raise PermissionError(13, "Permission denied", name)


def access(path, mode):
    return False


def walk(top, topdown=True, onerror=None, followlinks=False):
    return iter(())


def system(command):
    raise OSError(38, "Function not implemented: this page has no processes; asyncio tasks are what runs here")


fork = popen = kill = system


def get_terminal_size(fd=1):
    from collections import namedtuple
    return namedtuple("terminal_size", "columns lines", module="os")(80, 24)
