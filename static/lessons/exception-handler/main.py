import asyncio


def handler(loop, context):
    print("handler:", context["message"])
    print("        ", repr(context.get("exception")))


def broken_callback():
    raise KeyError("no such door")


async def fail():
    raise ValueError("nobody will ask")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)

    task = asyncio.create_task(fail())
    await asyncio.sleep(0.5)
    print("dropping the failed task")
    del task

    await asyncio.sleep(0.5)
    loop.call_soon(broken_callback)
    await asyncio.sleep(0.5)
    print("the loop lives on")


asyncio.run(main())
