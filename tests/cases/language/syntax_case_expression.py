match 5:
    case a + b:
        pass
