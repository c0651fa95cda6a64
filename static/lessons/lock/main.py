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
    async with asyncio.TaskGroup() as group:
        for name, amount in [("ann", 80), ("bob", 70), ("eve", 20)]:
            group.create_task(withdraw(name, amount, lock), name=name)
    print("balance:", balance)


asyncio.run(main())
