import asyncio
import sys


async def inner():
    await asyncio.sleep(1)


async def outer():
    await inner()


async def fails():
    await asyncio.sleep(0)
    raise ValueError("x")


async def main():
    t = asyncio.create_task(outer(), name="t")
    print([f.f_code.co_name for f in t.get_stack()])
    await asyncio.sleep(0)
    print([(f.f_code.co_name, f.f_lineno) for f in t.get_stack()])
    t.print_stack(file=sys.stdout)
    t.print_stack(limit=1, file=sys.stdout)
    await t
    print(t.get_stack())
    t.print_stack(file=sys.stdout)
    e = asyncio.create_task(fails(), name="e")
    await asyncio.wait([e])
    e.print_stack(file=sys.stdout)
    print(len(e.get_stack()))
    asyncio.current_task().print_stack(file=sys.stdout)


asyncio.run(main())
