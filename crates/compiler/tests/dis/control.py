def loops(n):
    for i in range(n):
        if i % 2:
            continue
        if i > 10 and n:
            break
    else:
        return -1
    while n > 0:
        n -= 1
    return n


def handlers():
    try:
        risky()
    except (ValueError, TypeError) as e:
        print(e)
    finally:
        clean()


def managers(a, b):
    with a as x, b:
        return x
