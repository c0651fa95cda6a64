import asyncio
import logging

logging.basicConfig(level=logging.DEBUG, format="%(name)s %(levelname)s %(message)s")


async def fails():
    raise ValueError("oops")


async def main():
    logging.info("main starts")
    t = asyncio.create_task(fails(), name="F")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del t
    asyncio.get_running_loop().call_soon(lambda: [][0])
    await asyncio.sleep(0)


asyncio.run(main())
