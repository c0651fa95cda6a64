import asyncio


class Account:
    def __init__(self, name, balance):
        self.name, self.balance, self.lock = name, balance, asyncio.Lock()


async def transfer(a, b, amount):
    first, second = sorted((a, b), key=lambda x: x.name)
    async with first.lock:
        await asyncio.sleep(0.1)
        async with second.lock:
            if a.balance < amount:
                print(f"{a.name}->{b.name} {amount}: refused")
                return False
            a.balance -= amount
            await asyncio.sleep(0.1)
            b.balance += amount
            print(f"{a.name}->{b.name} {amount}: ok")
            return True


async def main():
    x, y, z = Account("x", 100), Account("y", 50), Account("z", 0)
    print(await asyncio.gather(transfer(x, y, 80), transfer(y, x, 120), transfer(y, z, 60), transfer(x, z, 30)))
    print({a.name: a.balance for a in (x, y, z)}, f"{asyncio.get_running_loop().time():.1f}")


asyncio.run(main())
