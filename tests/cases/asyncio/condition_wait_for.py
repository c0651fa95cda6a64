import asyncio


class Account:
    def __init__(self):
        self.balance, self.cond = 0, asyncio.Condition()

    async def deposit(self, n):
        async with self.cond:
            self.balance += n
            print("deposit", n, "->", self.balance)
            self.cond.notify_all()

    async def withdraw(self, who, n):
        async with self.cond:
            r = await self.cond.wait_for(lambda: self.balance >= n)
            self.balance -= n
            print(who, "withdraws", n, "->", self.balance, r)


async def main():
    a = Account()
    ts = [asyncio.create_task(a.withdraw(w, n)) for w, n in [("A", 50), ("B", 20), ("C", 20)]]
    for n in (10, 15, 40, 30):
        await asyncio.sleep(1)
        await a.deposit(n)
    await asyncio.gather(*ts)
    t = asyncio.create_task(a.withdraw("D", 1000))
    await asyncio.sleep(1)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled(), a.cond.locked(), a.balance)
    shared = asyncio.Lock()
    c1, c2 = asyncio.Condition(shared), asyncio.Condition(lock=shared)
    async with c1:
        print(c2.locked())


asyncio.run(main())
