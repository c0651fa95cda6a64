import asyncio


class RateLimit:
    def __init__(self, interval):
        self.interval = interval
        self.next_start = 0

    async def turn(self):
        now = asyncio.get_running_loop().time()
        start = max(now, self.next_start)
        self.next_start = start + self.interval
        await asyncio.sleep(start - now)


async def request(n, limit):
    await limit.turn()
    print("request", n, "goes out")
    await asyncio.sleep(1.3)
    print("    answer", n)


async def main():
    limit = RateLimit(0.5)          # one start per half second
    await asyncio.gather(*(request(n, limit) for n in range(1, 6)))


asyncio.run(main())
