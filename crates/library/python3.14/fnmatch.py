"""Shell patterns."""
from functools import lru_cache
import re

__all__ = ["filter", "filterfalse", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


@lru_cache(maxsize=4096)
def _compiled(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode("latin-1")).encode("latin-1")).match
    return re.compile(translate(pat)).match


def filter(names, pat):
    match = _compiled(pat)
    return [name for name in names if match(name)]


def filterfalse(names, pat):
    match = _compiled(pat)
    return [name for name in names if not match(name)]


def fnmatchcase(name, pat):
    return _compiled(pat)(name) is not None


def translate(pat):
    out = []
    i, n = 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == "*":
            if not out or out[-1] is not None:
                out.append(None)
        elif c == "?":
            out.append(".")
        elif c == "[":
            j = i + (pat[i:i + 1] == "!")
            j = pat.find("]", j + (pat[j:j + 1] == "]"))
            if j < 0:
                out.append(r"\[")
                continue
            inner = pat[i:j].replace("\\", r"\\")
            i = j + 1
            inner = "".join("\\" + c if c in "&~|" and inner[k:k + 1] == c else c for k, c in enumerate(inner, 1))
            if inner == "!":
                out.append(".")
                continue
            out.append(f"[^{inner[1:]}]" if inner[0] == "!" else f"[\\{inner}]" if inner[0] in "^[" else f"[{inner}]")
        else:
            out.append(re.escape(c))
    # A star is followed by the next fixed piece: the first place where that fits is the only one worth trying.
    text, i = "", 0
    while i < len(out) and out[i] is not None:
        text += out[i]
        i += 1
    stars = []
    while i < len(out):
        i += 1
        piece = ""
        while i < len(out) and out[i] is not None:
            piece += out[i]
            i += 1
        stars.append(piece)
    for k, piece in enumerate(stars):
        text += f"(?>.*?{piece})" if k < len(stars) - 1 else f".*{piece}"
    return fr"(?s:{text})\z"
