"""
>>> add(1, 2)
3
"""
import doctest


def add(a, b):
    """Add.

    >>> add(2, 3)
    5
    >>> add("a", "b")
    'ab'
    >>> add(1, "x")
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for +: 'int' and 'str'
    >>> [add(i, i) for i in range(3)]
    [0, 2, 4]
    """
    return a + b


def wrong():
    """
    >>> 1 + 1
    3
    >>> print("a\\nb")
    a
    b
    """


print(doctest.testmod())
