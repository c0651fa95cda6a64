import asyncio


async def waiter(name, letter):
    print(name, "waits for the letter")
    print(name, "reads:", await letter)


async def main():
    loop = asyncio.get_running_loop()
    letter = loop.create_future()
    ann = asyncio.create_task(waiter("ann", letter), name="ann")
    bob = asyncio.create_task(waiter("bob", letter), name="bob")
    await asyncio.sleep(1)
    letter.set_result("come at eight")
    print("the letter is delivered")
    await asyncio.gather(ann, bob)


asyncio.run(main())
