import asyncio


async def answer(seconds):
    await asyncio.sleep(seconds)
    return f"an answer after {seconds} s"


async def ask(seconds):
    try:
        async with asyncio.timeout(1):
            print(await answer(seconds))
    except TimeoutError:
        print("no answer within 1 s")


async def main():
    await ask(0.5)
    await ask(3)
    print("main goes on")


asyncio.run(main())
