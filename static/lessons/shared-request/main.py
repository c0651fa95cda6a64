import asyncio

requests = {}


async def download(page):
    print("downloading", page)
    await asyncio.sleep(1)
    return page.upper()


def fetch(page):
    if page not in requests:
        requests[page] = asyncio.create_task(download(page))
    return requests[page]           # a task may be awaited many times


async def reader(name, arrival, page):
    await asyncio.sleep(arrival)
    print(name, "asks for", page)
    print(name, "has", await fetch(page))


async def main():
    async with asyncio.TaskGroup() as group:
        for name, arrival in [("ann", 0.2), ("bob", 0.7), ("eve", 2)]:
            group.create_task(reader(name, arrival, "news"), name=name)


asyncio.run(main())
