import asyncio


async def worker():
    try:
        print("worker sleeps")
        await asyncio.sleep(10)
        print("never")
    except asyncio.CancelledError as e:
        print("worker cancelled", e.args)
        raise
    finally:
        print("worker cleans up")


async def main():
    t = asyncio.create_task(worker())
    await asyncio.sleep(1)
    print("cancel returns", t.cancel())
    print("not yet:", t.cancelled(), t.done())
    try:
        await t
    except asyncio.CancelledError:
        print("main sees it; cancelled:", t.cancelled())
    print("cancel again", t.cancel())
    unstarted = asyncio.create_task(worker())
    unstarted.cancel("too early")
    try:
        await unstarted
    except asyncio.CancelledError as e:
        print("never ran", e.args)
    print(f"{asyncio.get_running_loop().time():.1f}")


asyncio.run(main())
