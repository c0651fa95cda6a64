match 5:
    case 1 as a.b:
        pass
