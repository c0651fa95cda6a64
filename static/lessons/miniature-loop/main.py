import heapq
import time


class sleep:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        yield self.seconds          # hand the wish to the loop


class Loop:
    def __init__(self):
        self.timers = []
        self.count = 0

    def start(self, coro, delay=0):
        self.count += 1             # first come, first served
        entry = (time.monotonic() + delay, self.count, coro)
        heapq.heappush(self.timers, entry)

    def run(self):
        while self.timers:
            when, _, coro = heapq.heappop(self.timers)
            time.sleep(max(0, when - time.monotonic()))
            try:
                self.start(coro, coro.send(None))
            except StopIteration:
                pass                # this coroutine has returned


async def walk(name, pace):
    for step in range(1, 4):
        print(name, "step", step)
        await sleep(pace)


loop = Loop()
loop.start(walk("cat", 0.5))
loop.start(walk("tortoise", 1.2))
loop.run()
