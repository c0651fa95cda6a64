"""Character sets, Template and Formatter."""
whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
           "printable", "punctuation", "whitespace", "Formatter", "Template"]


def capwords(s, sep=None):
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


def __getattr__(name):
    if name in ("Template", "Formatter"):
        from string import _classes
        value = globals()[name] = getattr(_classes, name)
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
