"""Reprs that fit into messages."""
from os.path import commonprefix

__unittest = True
_MAX, _PLACEHOLDER, _EDGE = 80, 12, 5
_MIN_DIFF = _MAX - (3 * _EDGE + 2 * _PLACEHOLDER)


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text if not short or len(text) < _MAX else text[:_MAX] + " [truncated]..."


def _cut(text, head, tail):
    gone = len(text) - head - tail
    return f"{text[:head]}[{gone} chars]{text[len(text) - tail:]}" if gone > _PLACEHOLDER else text


def reprs(*values):
    texts = tuple(map(safe_repr, values))
    longest = max(map(len, texts))
    if longest <= _MAX:
        return texts
    prefix = commonprefix(texts)
    at = len(prefix)
    common = _MAX - (longest - at + _EDGE + _PLACEHOLDER)
    if common > _EDGE:
        prefix = _cut(prefix, _EDGE, common)
        return tuple(prefix + text[at:] for text in texts)
    prefix = _cut(prefix, _EDGE, _EDGE)
    return tuple(prefix + _cut(text[at:], _MIN_DIFF, _EDGE) for text in texts)


def strclass(cls):
    return f"{cls.__module__}.{cls.__qualname__}"
