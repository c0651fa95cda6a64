import asyncio


class Tracing(asyncio.SelectorEventLoop):
    def call_soon(self, cb, *args, context=None):
        log.append(getattr(cb, "__name__", type(cb).__name__))
        return super().call_soon(cb, *args, context=context)

    def call_at(self, when, cb, *args, context=None):
        log.append(f"at:{cb.__name__}")
        return super().call_at(when, cb, *args, context=context)

    def create_future(self):
        log.append("future")
        return super().create_future()


log = []


def callback():
    pass


async def main():
    del log[:]
    asyncio.get_running_loop().call_soon(callback)
    asyncio.get_running_loop().call_later(0.1, callback)
    await asyncio.sleep(0.2)
    return list(log)


with asyncio.Runner(loop_factory=Tracing) as r:
    print(r.run(main()))
