import asyncio

other = asyncio.new_event_loop()
foreign = other.create_future()


async def main():
    async def waits():
        await foreign

    for make in (lambda: asyncio.wait_for(foreign, 1), lambda: asyncio.create_task(waits())):
        try:
            await make()
        except (RuntimeError, ValueError) as e:
            print(type(e).__name__, "attached to a different loop" in str(e))
    try:
        asyncio.gather(foreign, asyncio.get_running_loop().create_future())
    except ValueError as e:
        print("ValueError:", e)


asyncio.run(main())
other.close()
