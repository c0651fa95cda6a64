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
    async with asyncio.TaskGroup() as group:
        group.create_task(customer("ann", 3, change), name="ann")
        group.create_task(customer("bob", 1, change), name="bob")
        group.create_task(baker(change), name="baker")


asyncio.run(main())
