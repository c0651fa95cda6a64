import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()

    def ring(name):
        print(f"{name} rings at {loop.time() - start:.1f} s")

    loop.call_later(1.5, ring, "egg")
    loop.call_later(0.5, ring, "toast")
    tea = loop.call_later(1, ring, "tea")
    loop.call_at(start + 2, ring, "oven")

    await asyncio.sleep(0.7)
    tea.cancel()
    print("the tea timer is off")
    await asyncio.sleep(1.5)
    print("breakfast")


asyncio.run(main())
