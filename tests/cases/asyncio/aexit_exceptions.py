import asyncio


class CM:
    def __init__(self, enter=None, exit=None, ret=None):
        self.enter, self.exit, self.ret = enter, exit, ret

    async def __aenter__(self):
        await asyncio.sleep(0)
        if self.enter:
            raise self.enter

    async def __aexit__(self, t, v, tb):
        await asyncio.sleep(0)
        print("aexit", repr(v))
        if self.exit:
            raise self.exit
        return self.ret


async def attempt(cm, body=None):
    try:
        async with cm:
            if body:
                raise body
        print("after")
    except Exception as e:
        print("escaped", repr(e), "context", repr(e.__context__))


async def main():
    await attempt(CM())
    await attempt(CM(), ValueError("body"))
    await attempt(CM(ret=True), ValueError("body"))
    await attempt(CM(enter=KeyError("enter")))
    await attempt(CM(exit=OSError("exit")))
    await attempt(CM(exit=OSError("exit")), ValueError("body"))
    async with CM(ret=1), CM(exit=TypeError("inner exit")):
        raise ValueError("b")
    print("swallowed by the outer")


asyncio.run(main())
