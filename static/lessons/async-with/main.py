import asyncio


class Session:
    async def __aenter__(self):
        print("connecting")
        await asyncio.sleep(0.5)
        return self

    async def __aexit__(self, exc_type, exc, tb):
        print("disconnecting")
        await asyncio.sleep(0.5)

    async def fetch(self):
        await asyncio.sleep(1)
        return "data"


async def main():
    print("before")
    async with Session() as session:
        print("got", await session.fetch())
    print("after")


asyncio.run(main())
