import asyncio
import sys


async def quitter():
    await asyncio.sleep(1)
    print("quitting")
    sys.exit(3)


async def bystander():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("bystander cancelled")
        raise


async def main():
    t = asyncio.create_task(bystander())
    await quitter()
    print("never")


try:
    asyncio.run(main())
except SystemExit as e:
    print("SystemExit", e.code)
sys.exit("leaving with a message")
