import asyncio


async def job(name, seconds, ok=True):
    await asyncio.sleep(seconds)
    if not ok:
        raise OSError(f"{name} broke")
    print(name, "finished")
    return name


async def main():
    try:
        await asyncio.gather(job("a", 1), job("b", 0.5, ok=False))
    except OSError as error:
        print("gather raised:", error)
    await asyncio.sleep(1)

    results = await asyncio.gather(
        job("c", 1),
        job("d", 0.5, ok=False),
        return_exceptions=True,
    )
    print("results:", results)


asyncio.run(main())
