import asyncio


async def racer(name, fut, delay):
    await asyncio.sleep(delay)
    if fut.done():
        print(name, "is late")
    else:
        fut.set_result(name)
        print(name, "wins")


async def main():
    fut = asyncio.get_running_loop().create_future()
    async with asyncio.TaskGroup() as tg:
        for n, d in (("slow", 2), ("fast", 1), ("also fast", 1)):
            tg.create_task(racer(n, fut, d))
        print("winner", await fut)
    fut = asyncio.get_running_loop().create_future()
    fut.cancel()
    for f in (lambda: fut.set_result(1), lambda: fut.set_exception(ValueError())):
        try:
            f()
        except asyncio.InvalidStateError as e:
            print("InvalidStateError:", e)


asyncio.run(main())
