import asyncio


async def main():
    try:
        await asyncio.sleep(1)
        raise KeyboardInterrupt
    finally:
        print("main cleans up")


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("KeyboardInterrupt came out of run")
