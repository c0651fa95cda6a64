import asyncio


async def save_order():
    print("saving the order")
    await asyncio.sleep(2)
    print("the order is saved")


async def main():
    saving = asyncio.create_task(save_order())
    try:
        async with asyncio.timeout(1):
            await asyncio.shield(saving)
    except TimeoutError:
        print("the customer stops waiting")
    print("saving was cancelled:", saving.cancelled())
    await saving
    print("we can close the shop")


asyncio.run(main())
