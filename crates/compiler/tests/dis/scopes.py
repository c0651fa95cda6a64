def outer(a):
    n = 0

    def inner():
        nonlocal n
        n += a
        return [n * i for i in range(n) if i]

    return inner


class C:
    x: int = 1

    def method(self):
        return super().method() + self.__private

    table = [lambda: k for k in "ab"]
