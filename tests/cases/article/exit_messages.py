# What is printed when the interpreter exits.
import asyncio
import atexit


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def gen(name):
    try:
        yield name
    finally:
        print("generator", name, "closed")


atexit.register(print, "atexit 1")
atexit.register(print, "atexit 2")
a = Noisy("global")
g = gen("global generator")
print(next(g))


async def main():
    local = Noisy("local of main")
    asyncio.create_task(asyncio.sleep(100))
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
print("end of file")
