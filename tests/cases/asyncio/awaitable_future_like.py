# A future of our own that the loop's tasks can wait on.
import asyncio


class Deferred:
    def __init__(self):
        self._fut = asyncio.get_running_loop().create_future()

    def resolve(self, v):
        self._fut.set_result(v)

    def __await__(self):
        print("await starts")
        v = yield from self._fut
        print("await resumes")
        return v


async def user(d, n):
    return n, await d


async def main():
    d = Deferred()
    asyncio.get_running_loop().call_later(1, d.resolve, "value")
    print(await asyncio.gather(user(d, 1), user(d, 2)))
    print(await d)
    try:
        await asyncio.wait_for(Deferred(), 0.5)
    except TimeoutError:
        print("timeout")
    print(await asyncio.ensure_future(d))


asyncio.run(main())
