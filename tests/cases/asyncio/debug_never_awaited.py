# In debug mode the warning says where the coroutine was made.
import asyncio


async def helper():
    pass


async def main():
    helper()
    print("called")


asyncio.run(main(), debug=True)
