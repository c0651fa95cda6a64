# A counting loop of 2,000,000 turns


def count(n):
    i = total = 0
    while i < n:
        if i % 3 == 0:
            total += i
        i += 1
    return total


assert count(2_000_000) == 666_666_333_333
