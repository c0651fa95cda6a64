# 100,000 exceptions raised in a call and caught, and as many `try` blocks that pass


class Missing(Exception):
    pass


def look(i):
    if i % 2:
        raise Missing(i)
    return {}[i]


def main(n):
    seen = 0
    for i in range(n):
        try:
            look(i)
        except Missing as e:
            seen += e.args[0] & 1
        except KeyError:
            seen += 2
        finally:
            seen += 1
    for i in range(n):
        try:
            seen += i
        except ValueError:
            seen = 0
    return seen


assert main(100_000) == 5_000_200_000
