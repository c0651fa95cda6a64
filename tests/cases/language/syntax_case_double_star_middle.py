match 5:
    case {**rest, "a": 1}:
        pass
