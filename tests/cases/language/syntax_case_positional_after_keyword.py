match 5:
    case P(x=1, 2):
        pass
