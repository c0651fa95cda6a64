import asyncio


async def main():
    f = asyncio.get_running_loop().create_future()
    log = []

    def second(f):
        log.append("second")

    def first(f):
        log.append("first")
        f.add_done_callback(second)
        print("removed", f.remove_done_callback(third))

    def third(f):
        log.append("third")

    f.add_done_callback(first)
    f.add_done_callback(third)
    f.set_result(0)
    for _ in range(3):
        await asyncio.sleep(0)
        print(log)
    t = asyncio.create_task(asyncio.sleep(0))
    t.add_done_callback(lambda t: t.add_done_callback(lambda t: print("nested")))
    await t
    await asyncio.sleep(0)
    await asyncio.sleep(0)


asyncio.run(main())
