import asyncio

balance = 100


async def withdraw(name, amount):
    global balance
    seen = balance
    if seen >= amount:
        await asyncio.sleep(0.5)    # ask the bank, then come back
        balance = seen - amount
        print(f"{name} takes {amount}, left: {balance}")
    else:
        print(f"{name} finds only {seen}")


async def main():
    await asyncio.gather(withdraw("ann", 80), withdraw("bob", 70))
    print("balance at the end:", balance)


asyncio.run(main())
