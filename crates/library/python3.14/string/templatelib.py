"""The types behind t-strings."""


class Interpolation:
    __match_args__ = ("value", "expression", "conversion", "format_spec")
    __slots__ = __match_args__

    def __init__(self, value, expression="", conversion=None, format_spec=""):
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "expression", expression)
        object.__setattr__(self, "conversion", conversion)
        object.__setattr__(self, "format_spec", format_spec)

    def __setattr__(self, name, value):
        raise AttributeError("readonly attribute")

    def __repr__(self):
        return f"Interpolation({self.value!r}, {self.expression!r}, {self.conversion!r}, {self.format_spec!r})"


class Template:
    __slots__ = ("strings", "interpolations")

    def __new__(cls, *args):
        strings, interpolations, last = [], [], None
        for arg in args:
            if isinstance(arg, str):
                if last is str:
                    strings[-1] += arg
                else:
                    strings.append(arg)
                last = str
            elif isinstance(arg, Interpolation):
                if last is not str:
                    strings.append("")
                interpolations.append(arg)
                last = Interpolation
            else:
                raise TypeError("Template.__new__ *args need to be of type 'str' or 'Interpolation', got "
                                f"{type(arg).__name__}")
        if last is not str:
            strings.append("")
        return _build_template(tuple(strings), tuple(interpolations))

    @property
    def values(self):
        return tuple(i.value for i in self.interpolations)

    def __iter__(self):
        for i, text in enumerate(self.strings):
            if text:
                yield text
            if i < len(self.interpolations):
                yield self.interpolations[i]

    def __add__(self, other):
        if not isinstance(other, Template):
            raise TypeError(f'can only concatenate string.templatelib.Template (not "{type(other).__name__}") to '
                            "string.templatelib.Template")
        joined = self.strings[:-1] + (self.strings[-1] + other.strings[0],) + other.strings[1:]
        return _build_template(joined, self.interpolations + other.interpolations)

    def __repr__(self):
        return f"Template(strings={self.strings!r}, interpolations={self.interpolations!r})"


def _build_template(strings, interpolations):
    made = object.__new__(Template)
    made.strings, made.interpolations = strings, interpolations
    return made


def convert(obj, /, conversion):
    if conversion is None:
        return obj
    if conversion in ("r", "s", "a"):
        return {"r": repr, "s": str, "a": ascii}[conversion](obj)
    raise ValueError(f"invalid conversion specifier: {conversion}")
