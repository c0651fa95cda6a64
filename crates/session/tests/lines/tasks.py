# probe begins
import sys

SEEN = []


def _trace(frame, event, arg):
    if not frame.f_code.co_filename.endswith("main.py"):
        return None
    if event == "line":
        SEEN.append(frame.f_lineno)
    return _trace


sys.settrace(_trace)
sys._getframe().f_trace = _trace
# probe ends
import asyncio


async def inner(n):
    await asyncio.sleep(0.1 * n)
    return n * 2


async def worker(name, n):
    for i in range(n):
        x = await inner(i)
        print(name, x)
    return name


async def ticks(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0.3)


class Manager:
    async def __aenter__(self):
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, *args):
        print("leaves")


async def main():
    tasks = [asyncio.create_task(worker(n, 2)) for n in "ab"]
    async with Manager() as m:
        async for t in ticks(2):
            print("tick", t)
    done = await asyncio.gather(*tasks)
    try:
        async with Manager():
            print(1 / 0)
    except ZeroDivisionError:
        print("late")
    print(done)


asyncio.run(main())
# probe begins
sys.settrace(None)
print(SEEN)
# probe ends
