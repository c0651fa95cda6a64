# The same coroutine on a scheduler of our own and on asyncio.
import asyncio
import heapq


class Nap:
    def __init__(self, t): self.t = t
    def __await__(self):
        yield self


async def job(name, naps, nap, log):
    for t in naps:
        log.append(f"{name}>{t}")
        await nap(t)
    log.append(f"{name}.")


def own_loop(coros):
    now, seq, heap = 0, 0, []
    for c in coros:
        heap.append((0, seq, c)); seq += 1
    while heap:
        now, _, c = heapq.heappop(heap)
        try:
            nap = c.send(None)
        except StopIteration:
            continue
        heapq.heappush(heap, (now + nap.t, seq, c)); seq += 1
    return now


specs = [("a", (1, 2)), ("b", (2, 1)), ("c", (0, 0, 3))]
log1, log2 = [], []
t1 = own_loop([job(n, naps, Nap, log1) for n, naps in specs])


async def main():
    await asyncio.gather(*(job(n, naps, asyncio.sleep, log2) for n, naps in specs))
    return asyncio.get_running_loop().time()

t2 = asyncio.run(main())
print(*log1)
print(*log2)
print(t1, f"{t2:.1f}", log1 == log2)
