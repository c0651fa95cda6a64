# 300,000 turns of dict and list work


def main(n):
    counts = {}
    numbers = []
    for i in range(n):
        key = i % 1000
        counts[key] = counts.get(key, 0) + 1
        numbers.append(i)
        if len(numbers) > 100:
            numbers.pop()
        numbers[key % 50] += 1
    squares = [x * x for x in range(n) if x % 2]
    names = {str(k): v for k, v in counts.items()}
    pairs = sum(a + b for a, b in zip(squares, squares))
    return len(counts), len(squares), sum(names.values()), pairs % 1000


assert main(300_000) == (1000, 150_000, 300_000, 0)
