# A generator of 1,000,000 items


def items(n):
    i = 0
    while i < n:
        yield i
        i += 1


def main():
    total = 0
    for i in items(1_000_000):
        total += i
    return total


assert main() == 499_999_500_000
