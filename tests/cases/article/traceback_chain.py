def load(name):
    try:
        return {"a": 1}[name]
    except KeyError as e:
        raise ValueError(f"no setting {name!r}") from e


def start():
    try:
        load("b")
    except ValueError:
        undefined_name


print("start")
start()
