def cleanup():
    return {}["handle"]


def work():
    try:
        int("x")
    except ValueError:
        cleanup()


work()
