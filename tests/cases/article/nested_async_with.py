import asyncio


class Res:
    def __init__(self, name, delay):
        self.name, self.delay = name, delay

    async def __aenter__(self):
        await asyncio.sleep(self.delay)
        print("open", self.name)
        return self.name

    async def __aexit__(self, t, v, tb):
        await asyncio.sleep(self.delay)
        print("close", self.name, repr(v))


class Sync:
    def __enter__(self):
        print("sync in")

    def __exit__(self, *exc):
        print("sync out", exc[0])
        return True


async def main():
    async with Res("a", 1) as a, Res("b", 2) as b:
        print("body", a, b)
    async with (
        Res("c", 0) as c,
        Res("d", 0),
    ):
        print(c)
    with Sync():
        async with Res("e", 1):
            raise ValueError("inside")
    print("swallowed by the outer one")
    for name in "xy":
        async with Res(name, 0):
            if name == "x":
                continue
            break
    print(f"{asyncio.get_running_loop().time():.1f}")


async def early():
    async with Res("r", 1):
        return "returned"


asyncio.run(main())
print(asyncio.run(early()))
