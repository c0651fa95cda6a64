"""Regular expressions; matching itself is native."""
from _re import Match, Pattern, compile as _compile_native

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape",
           "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE",
           "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag", "PatternError"]


class RegexFlag(int):
    _names = ((2, "IGNORECASE"), (4, "LOCALE"), (8, "MULTILINE"), (16, "DOTALL"), (32, "UNICODE"), (64, "VERBOSE"),
              (128, "DEBUG"), (256, "ASCII"))

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return RegexFlag(510 & ~int(self))

    @property
    def name(self):
        names = [n for bit, n in self._names if self & bit]
        return "|".join(names) if names else "NOFLAG"

    value = property(int)

    def __repr__(self):
        names = [f"re.{n}" for bit, n in self._names if int(self) & bit]
        return "|".join(names) if names else "re.NOFLAG"

    __str__ = __repr__


def _flags():
    for bit, name in RegexFlag._names:
        globals()[name] = RegexFlag(bit)
    globals().update(NOFLAG=RegexFlag(0), I=IGNORECASE, L=LOCALE, M=MULTILINE, S=DOTALL, U=UNICODE, X=VERBOSE, A=ASCII)


_flags()


class PatternError(Exception):
    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


error = PatternError
_cache = {}


def _compile(pattern, flags):
    flags = int(flags)
    key = type(pattern), pattern, flags
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    made = _compile_native(pattern, flags)
    if isinstance(made, tuple):
        message, position = made
        raise PatternError(message, pattern if position is not None else None, position)
    if len(_cache) >= 512:
        del _cache[next(iter(_cache))]
    _cache[key] = made
    return made


def compile(pattern, flags=0):
    return _compile(pattern, flags)


def purge():
    _cache.clear()


def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)


class _Zero(int):
    pass


_zero = _Zero()


def _positional(name, args, first, flags):
    # Only the first two of these arguments may still be given by position, with a warning.
    import warnings
    label = "maxsplit" if name == "split" else "count"
    if first is not _zero:
        raise TypeError(f"{name}() got multiple values for argument {label!r}")
    first, *rest = args
    if rest:
        if flags is not _zero:
            raise TypeError(f"{name}() got multiple values for argument 'flags'")
        flags, *rest = rest
        if rest:
            base = 2 if name == "split" else 3
            raise TypeError(f"{name}() takes from {base} to {base + 2} positional arguments but {base + 2 + len(rest)} "
                            "were given")
    warnings.warn(f"{label!r} is passed as positional argument", DeprecationWarning, stacklevel=3)
    return first, flags


def sub(pattern, repl, string, *args, count=_zero, flags=_zero):
    if args:
        count, flags = _positional("sub", args, count, flags)
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_zero, flags=_zero):
    if args:
        count, flags = _positional("subn", args, count, flags)
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_zero, flags=_zero):
    if args:
        maxsplit, flags = _positional("split", args, maxsplit, flags)
    return _compile(pattern, flags).split(string, maxsplit)


_SPECIAL = {i: "\\" + chr(i) for i in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, "latin1").translate(_SPECIAL).encode("latin1")


class Scanner:
    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._patterns = [(_compile(phrase, flags), action) for phrase, action in lexicon]

    def scan(self, string):
        result = []
        i = 0
        while i < len(string):
            for pattern, action in self._patterns:
                m = pattern.match(string, i)
                if m is not None and m.end() > i:
                    if callable(action):
                        self.match = m
                        action = action(self, m.group())
                    if action is not None:
                        result.append(action)
                    i = m.end()
                    break
            else:
                break
        return result, string[i:]
