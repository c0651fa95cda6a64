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
    await asyncio.gather(
        reader("ann", 0.2, "news"),
        reader("bob", 0.7, "news"),
        reader("eve", 2, "news"),
    )


asyncio.run(main())
