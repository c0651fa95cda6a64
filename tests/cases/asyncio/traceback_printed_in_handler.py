import asyncio
import sys
import traceback


async def low():
    await asyncio.sleep(0)
    raise ValueError("low level")


async def mid():
    await low()


async def main():
    try:
        await mid()
    except ValueError:
        traceback.print_exc(file=sys.stdout)
    t = asyncio.create_task(mid())
    try:
        await t
    except ValueError as e:
        print("".join(traceback.format_exception(e)))
    try:
        await asyncio.gather(mid(), low())
    except ValueError as e:
        print([f.name for f in traceback.extract_tb(e.__traceback__)])


asyncio.run(main())
