def kind(v):
    match v:
        case 0 | 1:
            return "small"
        case [first, *_, last]:
            return first, last
        case {"k": value, **rest} if value:
            return rest
        case Point(x=0, y=y):
            return y
        case _:
            return f"{v!r:>{width}} {v=}"
