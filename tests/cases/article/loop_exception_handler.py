# The loop's exception handler gets what nobody asked for.
import asyncio


def handler(loop, context):
    print("handler:", context["message"])
    print("  keys:", sorted(context))
    print("  exception:", repr(context.get("exception")))
    task = context.get("future") or context.get("task")
    if task is not None:
        print("  task:", task.get_name())


async def fails():
    raise ZeroDivisionError("by hand")


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    t = asyncio.create_task(fails(), name="the task")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("done", t.done())
    del t
    print("after del")
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    print("after the callback")


asyncio.run(main())
