import asyncio
import sys


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(1, sys.exit, 5)
    try:
        await asyncio.sleep(10)
    finally:
        print("main cleans up at", f"{loop.time():.1f}")


try:
    asyncio.run(main())
except SystemExit as e:
    print("SystemExit", e.code)
