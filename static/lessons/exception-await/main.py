import asyncio


async def work(name, seconds, ok):
    await asyncio.sleep(seconds)
    if not ok:
        raise ValueError(f"{name} found no space")
    return f"{name} saved"


async def main():
    photo = asyncio.create_task(work("photo", 1, ok=True))
    film = asyncio.create_task(work("film", 0.5, ok=False))
    try:
        print(await film)
    except ValueError as error:
        print("caught:", error)
    print(await photo)


asyncio.run(main())
