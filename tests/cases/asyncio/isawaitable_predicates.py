import asyncio
import inspect
import functools
import types


async def coro(): pass
async def agen(): yield
def gen(): yield
@types.coroutine
def old(): yield
class Aw:
    def __await__(self): yield
class C:
    async def m(self): pass
    async def __call__(self): pass


async def main():
    c, o = coro(), old()
    f = asyncio.get_running_loop().create_future()
    t = asyncio.create_task(coro())
    for name, x in [("coro fn", coro), ("coro", c), ("agen fn", agen), ("agen", agen()), ("gen fn", gen), ("gen", gen()), ("old fn", old), ("old", o), ("aw", Aw()), ("future", f), ("task", t), ("method", C().m), ("partial", functools.partial(coro)), ("callable obj", C()), ("lambda", lambda: c)]:
        print(f"{name:13}", asyncio.iscoroutine(x), asyncio.isfuture(x), inspect.iscoroutinefunction(x), inspect.isawaitable(x), inspect.iscoroutine(x), inspect.isasyncgen(x), inspect.isasyncgenfunction(x))
    c.close()
    await t


asyncio.run(main())
