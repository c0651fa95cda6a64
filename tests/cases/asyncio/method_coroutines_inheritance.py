import asyncio


class Base:
    async def setup(self):
        print("Base.setup")
        await asyncio.sleep(0)

    async def run(self):
        await self.setup()
        r = await self.work()
        await self.teardown()
        return r

    async def work(self):
        raise NotImplementedError

    async def teardown(self):
        print("Base.teardown")


class Child(Base):
    async def setup(self):
        await super().setup()
        print("Child.setup")

    async def work(self):
        await asyncio.sleep(0.1)
        return [x async for x in self.items()]

    async def items(self):
        for i in range(3):
            yield i * await self.factor()

    @staticmethod
    async def factor():
        return 10


async def main():
    print(await Child().run())
    try:
        await Base().run()
    except NotImplementedError as e:
        print(repr(e))
    m = Child().factor
    print(await m(), await Child.factor())


asyncio.run(main())
