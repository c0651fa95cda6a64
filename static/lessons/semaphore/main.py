import asyncio


async def guest(name, tables):
    async with tables:
        print(name, "sits down")
        await asyncio.sleep(1)
        print(name, "leaves")


async def main():
    tables = asyncio.Semaphore(2)
    async with asyncio.TaskGroup() as group:
        for name in ["ann", "bob", "cat", "dan", "eve"]:
            group.create_task(guest(name, tables), name=name)


asyncio.run(main())
