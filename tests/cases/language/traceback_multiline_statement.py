def add(a, b, c):
    return (a +
            b +
            c)


def call():
    return add(
        1,
        2,
        "3",
    )


result = [
    call()
    for _ in range(1)
]
