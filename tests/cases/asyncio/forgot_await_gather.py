import asyncio


async def job(n):
    await asyncio.sleep(n)
    print("job", n)


async def main():
    asyncio.gather(job(1), job(2))
    print("gather not awaited")
    await asyncio.sleep(1.5)
    print("main ends too early")


asyncio.run(main())
