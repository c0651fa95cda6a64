# The same flow as callbacks, as a generator and as a coroutine.
import asyncio


def with_callbacks(loop, done):
    def step1():
        print("cb step 1")
        loop.call_later(1, step2, 10)

    def step2(x):
        print("cb step 2", x)
        loop.call_later(1, step3, x + 1)

    def step3(x):
        print("cb step 3", x)
        done.set_result(x)

    step1()


async def as_coroutine():
    print("co step 1")
    await asyncio.sleep(1)
    x = 10
    print("co step 2", x)
    await asyncio.sleep(1)
    x += 1
    print("co step 3", x)
    return x


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    loop.call_soon(with_callbacks, loop, done)
    a, b = await asyncio.gather(done, as_coroutine())
    print(a == b, f"{loop.time():.1f}")


asyncio.run(main())
