import asyncio
import types


class FakeSession:
    def __init__(self, pages):
        self.pages, self.log = pages, []

    async def get(self, url):
        self.log.append(url)
        await asyncio.sleep(0.1)
        return self.pages[url]


async def crawl(session, start, limit):
    seen, todo = {start}, asyncio.Queue()
    todo.put_nowait((start, 0))
    found = []

    async def worker(name):
        while True:
            url, depth = await todo.get()
            links = await session.get(url)
            found.append((name, url, depth))
            for l in links:
                if l not in seen and depth < limit:
                    seen.add(l)
                    todo.put_nowait((l, depth + 1))
            todo.task_done()

    ws = [asyncio.create_task(worker(f"w{i}")) for i in range(2)]
    await todo.join()
    for w in ws:
        w.cancel()
    return found


async def main():
    s = FakeSession({"/": ["/a", "/b"], "/a": ["/c", "/"], "/b": ["/c", "/d"], "/c": [], "/d": ["/e"], "/e": []})
    for f in await crawl(s, "/", 2):
        print(*f)
    print(s.log)


asyncio.run(main())
