import asyncio


async def main():
    loop = asyncio.get_running_loop()
    log = []
    loop.call_later(0, log.append, "later0 a")
    loop.call_soon(log.append, "soon b")
    loop.call_at(loop.time(), log.append, "at now c")
    loop.call_soon(lambda: (log.append("soon d"), loop.call_soon(log.append, "nested soon"), loop.call_later(0, log.append, "nested later0")))
    t = asyncio.create_task(asyncio.sleep(0))
    t.add_done_callback(lambda _: log.append("task done"))
    for _ in range(5):
        log.append("|")
        await asyncio.sleep(0)
    print(*log, sep=", ")


asyncio.run(main())
