# A lesson's classic: late binding in callbacks.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for i in range(3):
        loop.call_soon(lambda: print("late", i))
    for i in range(3):
        loop.call_soon(lambda i=i: print("early", i))
    for i in range(3):
        loop.call_soon(print, "args", i)

    def make(i):
        def f():
            nonlocal i
            i += 10
            print("cell", i)
        return f

    fs = [make(i) for i in range(2)]
    for f in fs * 2:
        loop.call_soon(f)
    await asyncio.sleep(0)
    print("main goes on")


asyncio.run(main())
