import asyncio
from collections import defaultdict


class Bus:
    def __init__(self):
        self.subs = defaultdict(list)

    def subscribe(self, topic):
        q = asyncio.Queue()
        self.subs[topic].append(q)
        return q

    async def publish(self, topic, msg):
        for q in self.subs[topic]:
            await q.put(msg)


async def listener(name, q, n):
    for _ in range(n):
        print(name, "heard", await q.get())


async def main():
    bus = Bus()
    async with asyncio.TaskGroup() as tg:
        for name, topic, n in (("l1", "news", 2), ("l2", "news", 2), ("l3", "sport", 1)):
            tg.create_task(listener(name, bus.subscribe(topic), n))
        for topic, msg in (("news", "a"), ("sport", "b"), ("nobody", "c"), ("news", "d")):
            await bus.publish(topic, msg)
            print("published", msg)
            await asyncio.sleep(0)


asyncio.run(main())
