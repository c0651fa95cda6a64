import asyncio
import sys


async def cleanup():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleanup")


async def main():
    asyncio.create_task(cleanup())
    await asyncio.sleep(0)
    print("leaving")
    sys.exit(7)


asyncio.run(main())
