# What async with stands for, written out.
import asyncio
import sys


class Manager:
    def __init__(self, swallow=False):
        self.swallow = swallow

    async def __aenter__(self):
        print("enter")
        await asyncio.sleep(0.1)
        return self

    async def __aexit__(self, exc_type, exc, tb):
        print("exit", exc_type and exc_type.__name__, exc, tb is not None)
        await asyncio.sleep(0.1)
        return self.swallow

    def work(self, fail):
        print("work")
        if fail:
            raise ValueError("work failed")


async def with_statement(swallow, fail):
    async with Manager(swallow) as m:
        m.work(fail)


async def by_hand(swallow, fail):
    manager = Manager(swallow)
    aexit = type(manager).__aexit__
    m = await type(manager).__aenter__(manager)
    hit = False
    try:
        m.work(fail)
    except BaseException:
        hit = True
        if not await aexit(manager, *sys.exc_info()):
            raise
    finally:
        if not hit:
            await aexit(manager, None, None, None)


async def main():
    for f in (with_statement, by_hand):
        for swallow in (False, True):
            for fail in (False, True):
                print("--", f.__name__, "swallow" if swallow else "", "fail" if fail else "")
                try:
                    await f(swallow, fail)
                except ValueError as e:
                    print("escaped:", e)


asyncio.run(main())
