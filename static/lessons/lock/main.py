import asyncio

balance = 100


async def withdraw(name, amount, lock):
    global balance
    print(name, "comes in")
    async with lock:
        seen = balance
        if seen >= amount:
            await asyncio.sleep(0.5)
            balance = seen - amount
            print(f"{name} takes {amount}, left: {balance}")
        else:
            print(f"{name} finds only {seen}")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(
        withdraw("ann", 80, lock),
        withdraw("bob", 70, lock),
        withdraw("eve", 20, lock),
    )
    print("balance:", balance)


asyncio.run(main())
