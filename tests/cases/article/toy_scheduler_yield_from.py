# A round-robin scheduler of generators, subroutines by yield from.
from collections import deque

log = []


def step(name, n):
    for i in range(n):
        log.append(f"{name}{i}")
        yield
    return n


def job(name, *parts):
    total = 0
    for p in parts:
        total += yield from step(f"{name}.{p}-", p)
    log.append(f"{name}={total}")
    return total


def run(*jobs):
    queue, results = deque(enumerate(jobs)), {}
    while queue:
        i, g = queue.popleft()
        try:
            next(g)
        except StopIteration as e:
            results[i] = e.value
        else:
            queue.append((i, g))
    return results


print(run(job("A", 2, 1), job("B", 1, 0, 1), job("C")))
print(*log)
