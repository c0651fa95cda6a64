# asyncio.sleep in miniature: the loop understands what coroutines yield to it.
import heapq
import itertools


class sleep:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        yield ("sleep", self.seconds)


class spawn:
    def __init__(self, coro):
        self.coro = coro

    def __await__(self):
        return (yield ("spawn", self.coro))


def run(main):
    now, order, heap = 0, itertools.count(), []
    heap.append((0, next(order), main, None))
    while heap:
        now, _, coro, value = heapq.heappop(heap)
        try:
            op, arg = coro.send(value)
        except StopIteration as e:
            print(f"[{now}] {coro.__name__} returned {e.value!r}")
            continue
        except Exception as e:
            print(f"[{now}] {coro.__name__} raised {e!r}")
            continue
        if op == "sleep":
            heapq.heappush(heap, (now + arg, next(order), coro, None))
        elif op == "spawn":
            n = next(order)
            heapq.heappush(heap, (now, n, arg, None))
            heapq.heappush(heap, (now, next(order), coro, n))


async def child(n):
    print(f"child {n} starts")
    await sleep(n)
    if n == 2:
        raise ValueError("child 2 fails")
    return n


async def main():
    for n in (3, 1, 2, 1):
        print("spawned", await spawn(child(n)))
    await sleep(1)
    return "main is done"


run(main())
