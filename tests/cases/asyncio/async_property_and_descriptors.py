import asyncio


class Remote:
    def __init__(self): self._v = 1

    @property
    async def value(self):
        await asyncio.sleep(0.1)
        return self._v

    @classmethod
    async def create(cls, v):
        self = cls()
        await asyncio.sleep(0.1)
        self._v = v
        return self

    @staticmethod
    async def ping():
        return "pong"

    async def __call__(self, x):
        return x * self._v

    def __await__(self):
        return self.value.__await__()

    async def chain(self, n):
        self._v += n
        return self


async def main():
    r = await Remote.create(5)
    print(await r.value, await r(3), await Remote.ping(), await r)
    print((await (await r.chain(1)).chain(2))._v)
    print(await asyncio.gather(r, r.value, r(1)))

    class Meta(type):
        def __await__(cls):
            return iter(())

    class K(metaclass=Meta): pass

    print(await K)


asyncio.run(main())
