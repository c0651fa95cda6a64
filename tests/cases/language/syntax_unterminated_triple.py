def f():
    """A docstring without an end
    return 1
