"""Escaping of HTML."""
__all__ = ["escape", "unescape"]
_NAMES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "\xa9", "reg": "\xae",
          "hellip": "\u2026", "mdash": "\u2014", "ndash": "\u2013", "laquo": "\xab", "raquo": "\xbb", "euro": "\u20ac",
          "eacute": "\xe9", "egrave": "\xe8", "uuml": "\xfc", "ouml": "\xf6", "auml": "\xe4", "szlig": "\xdf",
          "times": "\xd7", "rarr": "\u2192", "larr": "\u2190"}


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def _replace(match):
    s = match.group(1)
    if s[0] == "#":
        num = int(s[2:].rstrip(";"), 16) if s[1] in "xX" else int(s[1:].rstrip(";"))
        return "\ufffd" if num > 0x10FFFF or 0xD800 <= num <= 0xDFFF or not num else chr(num)
    return _NAMES.get(s.rstrip(";"), "&" + s)


def unescape(s):
    if "&" not in s:
        return s
    import re
    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)", _replace, s)
