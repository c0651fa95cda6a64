import asyncio
import functools


def timed(f):
    @functools.wraps(f)
    async def wrapper(*args, **kwargs):
        loop = asyncio.get_running_loop()
        start = loop.time()
        try:
            return await f(*args, **kwargs)
        finally:
            print(f"{f.__name__}{args} took {loop.time() - start:.2f}")
    return wrapper


def logged(prefix):
    def deco(f):
        @functools.wraps(f)
        async def wrapper(*args):
            print(prefix, "call", f.__name__)
            return await f(*args)
        return wrapper
    return deco


@timed
@logged(">>")
async def add(a, b):
    """Adds slowly."""
    await asyncio.sleep((a + b) / 10)
    return a + b


@timed
async def fail():
    await asyncio.sleep(1)
    raise RuntimeError("no")


async def main():
    print(await add(1, 2))
    print(await asyncio.gather(add(3, 3), add(2, 2)))
    try:
        await fail()
    except RuntimeError as e:
        print("RuntimeError", e)
    print(add.__name__, add.__doc__, asyncio.iscoroutinefunction(add) if False else add.__wrapped__.__name__)


asyncio.run(main())
