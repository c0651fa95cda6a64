# Cooperative against forced switching: where a coroutine may lose control.
import asyncio

balance = 100


async def withdraw_safely(name, n):
    global balance
    if balance >= n:
        balance -= n
        await asyncio.sleep(0)
        print(name, "took", n, "left", balance)
    else:
        print(name, "refused at", balance)


async def withdraw_racy(name, n):
    global balance
    if balance >= n:
        await asyncio.sleep(0)
        balance -= n
        print(name, "took", n, "left", balance)
    else:
        print(name, "refused at", balance)


async def main():
    global balance
    await asyncio.gather(withdraw_safely("a", 70), withdraw_safely("b", 70))
    balance = 100
    await asyncio.gather(withdraw_racy("a", 70), withdraw_racy("b", 70))


asyncio.run(main())
