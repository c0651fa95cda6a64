match 5:
    case [a, a]:
        pass
