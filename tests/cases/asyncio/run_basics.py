import asyncio


async def main(x):
    await asyncio.sleep(0.5)
    return x * 2


print(asyncio.run(main(21)))
print(asyncio.run(main("ab")))


async def nested():
    c = main(1)
    try:
        asyncio.run(c)
    except RuntimeError as e:
        print("RuntimeError:", e)
    c.close()


asyncio.run(nested())
for bad in (5, main, None, [1]):
    try:
        asyncio.run(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])


async def cleanup():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("left-over task is cancelled by run")
        await asyncio.sleep(1)
        print("and may still await")
        raise


async def leaves():
    asyncio.create_task(cleanup())
    await asyncio.sleep(0)
    return "main returned"


print(asyncio.run(leaves()))
