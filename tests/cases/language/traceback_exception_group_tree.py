def leaf(e):
    raise e


def collect():
    errors = []
    for e in (ValueError("first"), KeyError("second")):
        try:
            leaf(e)
        except Exception as x:
            x.add_note(f"note on {x}")
            errors.append(x)
    try:
        raise ExceptionGroup("inner group", [OSError("deep"), TypeError("deeper")])
    except ExceptionGroup as g:
        errors.append(g)
    raise ExceptionGroup("several", errors)


try:
    collect()
except ExceptionGroup as e:
    raise RuntimeError("caused by a group") from e
