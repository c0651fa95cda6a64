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
    ann = asyncio.create_task(considerate("ann"), name="ann")
    bob = asyncio.create_task(inconsiderate("bob"), name="bob")
    eve = asyncio.create_task(considerate("eve"), name="eve")
    await asyncio.gather(ann, bob, eve)


asyncio.run(main())
