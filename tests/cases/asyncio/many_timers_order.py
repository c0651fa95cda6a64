import asyncio
import random


async def main():
    random.seed(11)
    loop = asyncio.get_running_loop()
    fired = []
    handles = {}
    for i in range(60):
        d = random.randrange(0, 20) / 10
        handles[i] = loop.call_later(d, fired.append, (d, i))
    for i in random.sample(range(60), 20):
        handles[i].cancel()
    await asyncio.sleep(3)
    print(len(fired), fired == sorted(fired))
    print(fired[:12])


asyncio.run(main())
