import asyncio


class Server:
    def __init__(self):
        self.tasks, self.closing = set(), asyncio.Event()

    async def handle(self, i):
        try:
            await asyncio.sleep(i)
            print("request", i, "served")
        except asyncio.CancelledError:
            print("request", i, "aborted")
            raise

    def accept(self, i):
        if self.closing.is_set():
            print("refused", i)
            return
        t = asyncio.create_task(self.handle(i))
        self.tasks.add(t)
        t.add_done_callback(self.tasks.discard)

    async def shutdown(self, grace):
        self.closing.set()
        print("draining", len(self.tasks))
        done, pending = await asyncio.wait(self.tasks, timeout=grace)
        print("finished", len(done), "left", len(pending))
        for t in pending:
            t.cancel()
        await asyncio.gather(*pending, return_exceptions=True)


async def main():
    s = Server()
    for i in (1, 2, 5):
        s.accept(i)
    asyncio.get_running_loop().call_later(1.5, s.accept, 9)
    await asyncio.sleep(1)
    await s.shutdown(2)
    print(len(s.tasks), f"{asyncio.get_running_loop().time():.1f}")


asyncio.run(main())
