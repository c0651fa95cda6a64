import asyncio


class Counter:
    def __init__(self):
        self.inbox, self.n = asyncio.Queue(), 0

    async def run(self):
        while True:
            msg, reply = await self.inbox.get()
            match msg:
                case ("add", k):
                    self.n += k
                    reply.set_result(self.n)
                case "stop":
                    reply.set_result("stopped")
                    return
                case _:
                    reply.set_exception(ValueError(f"unknown {msg!r}"))

    async def ask(self, msg):
        reply = asyncio.get_running_loop().create_future()
        await self.inbox.put((msg, reply))
        return await reply


async def main():
    c = Counter()
    t = asyncio.create_task(c.run())
    print(await asyncio.gather(*(c.ask(("add", k)) for k in (1, 2, 3))))
    try:
        await c.ask("what")
    except ValueError as e:
        print("ValueError", e)
    print(await c.ask("stop"))
    await t
    print(t.done())


asyncio.run(main())
