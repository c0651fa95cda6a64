import asyncio

shelf = []


async def customer(name, wanted, change):
    async with change:
        await change.wait_for(lambda: len(shelf) >= wanted)
        taken = [shelf.pop(0) for _ in range(wanted)]
        print(name, "buys", taken)


async def baker(change):
    for bread in ["rye", "spelt", "oat", "corn"]:
        await asyncio.sleep(0.5)
        async with change:
            shelf.append(bread)
            print("baked", bread)
            change.notify_all()


async def main():
    change = asyncio.Condition()
    await asyncio.gather(
        customer("ann", 3, change),
        customer("bob", 1, change),
        baker(change),
    )


asyncio.run(main())
