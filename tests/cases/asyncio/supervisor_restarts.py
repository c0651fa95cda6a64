import asyncio


async def flaky(name, lives):
    lives[name] -= 1
    await asyncio.sleep(0.5)
    if lives[name]:
        raise RuntimeError(f"{name} crashed, {lives[name]} left")
    return f"{name} fine"


async def supervise(name, lives, limit):
    for n in range(limit):
        try:
            return await asyncio.create_task(flaky(name, lives), name=f"{name}#{n}")
        except RuntimeError as e:
            print("supervisor:", e)
    raise RuntimeError(f"{name} gave up")


async def main():
    lives = {"a": 2, "b": 1, "c": 9}
    print(await asyncio.gather(*(supervise(n, lives, 3) for n in "abc"), return_exceptions=True))


asyncio.run(main())
