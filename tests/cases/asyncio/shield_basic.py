import asyncio


async def important():
    print("important starts")
    await asyncio.sleep(3)
    print("important done")
    return "saved"


async def caller(task):
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        print("caller cancelled, task goes on:", not task.done())
        raise


async def main():
    t = asyncio.create_task(important())
    c = asyncio.create_task(caller(t))
    await asyncio.sleep(1)
    c.cancel()
    await asyncio.wait([c])
    print(c.cancelled(), t.cancelled())
    print(await t)
    print(await asyncio.shield(t))
    try:
        await asyncio.wait_for(asyncio.shield(asyncio.sleep(5, "inner")), 1)
    except TimeoutError:
        print("timeout of a shield")
    t = asyncio.create_task(important())
    s = asyncio.shield(t)
    await asyncio.sleep(1)
    t.cancel()
    try:
        await s
    except asyncio.CancelledError:
        print("inner cancelled cancels the shield", s.cancelled())


asyncio.run(main())
