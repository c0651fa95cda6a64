"""The types behind t-strings."""
Template = type(t"")
Interpolation = type(t"{0}".interpolations[0])


def convert(obj, /, conversion):
    match conversion:
        case None:
            return obj
        case "r":
            return repr(obj)
        case "s":
            return str(obj)
        case "a":
            return ascii(obj)
    raise ValueError(f"invalid conversion specifier: {conversion}")
