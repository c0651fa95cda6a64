import asyncio


async def one():
    pass


class A:
    async def method(self):
        pass


async def main():
    one()
    A().method()
    asyncio.sleep(1)
    asyncio.gather(one())
    l = [one() for _ in range(2)]
    l.clear()
    print("end of main")


asyncio.run(main())
