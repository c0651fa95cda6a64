import asyncio


class MyLoop(asyncio.SelectorEventLoop):
    def call_soon(self, callback, *args, context=None):
        global calls
        calls += 1
        return super().call_soon(callback, *args, context=context)


calls = 0


async def main():
    loop = asyncio.get_running_loop()
    print(type(loop).__name__, isinstance(loop, asyncio.AbstractEventLoop))
    await asyncio.sleep(0)
    return loop


loop = asyncio.run(main(), loop_factory=MyLoop)
print(loop.is_closed(), calls > 0)


async def dbg():
    return asyncio.get_running_loop().get_debug()


print(asyncio.run(dbg()), asyncio.run(dbg(), debug=True), asyncio.run(dbg(), debug=False))
