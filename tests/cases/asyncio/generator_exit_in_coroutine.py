import asyncio


async def job(n):
    try:
        await asyncio.sleep(10)
    except GeneratorExit:
        print("GeneratorExit", n)
        raise
    except asyncio.CancelledError:
        print("CancelledError", n)
        raise
    finally:
        print("finally", n)


c = job(1)


async def main():
    f = c.send(None)
    print(type(f).__name__)
    c.close()
    t = asyncio.create_task(job(2))
    await asyncio.sleep(0)
    print("cancel", t.cancel())
    try:
        await t
    except BaseException as e:
        print(type(e).__name__, e)


asyncio.run(main())
