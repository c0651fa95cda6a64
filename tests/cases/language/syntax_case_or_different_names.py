match 5:
    case [a] | [a, b]:
        pass
