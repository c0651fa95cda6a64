import asyncio
import functools


def callback(*args):
    pass


class Obj:
    def method(self):
        pass

    def __repr__(self):
        return "Obj()"


async def main():
    loop = asyncio.get_running_loop()
    for f, args in [(callback, ()), (callback, (1, "two")), (functools.partial(callback, 3), (4,)), (Obj().method, ()), (print, ("x" * 100,))]:
        h = loop.call_soon(f, *args)
        print(repr(h).replace(" at 0x", " at ").split(" at ")[0] if " at 0x" in repr(h) else h)
        h.cancel()
        print(h)
    h = loop.call_later(5, callback, 1)
    print(repr(h).replace(str(h.when()), "WHEN"))
    h.cancel()
    print(repr(h).replace(str(h.when()), "WHEN"))
    print(h.get_context() is not None)


asyncio.run(main())
