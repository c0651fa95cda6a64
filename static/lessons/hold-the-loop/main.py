import asyncio
import time


async def considerate(name):
    print(name, "starts")
    await asyncio.sleep(1)
    print(name, "ends")


async def inconsiderate(name):
    print(name, "starts")
    time.sleep(1.5)                 # no await: nobody else can run
    print(name, "ends")


async def main():
    await asyncio.gather(
        considerate("ann"),
        inconsiderate("bob"),
        considerate("eve"),
    )


asyncio.run(main())
