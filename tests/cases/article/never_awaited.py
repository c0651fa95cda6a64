# A coroutine that is never awaited: a warning with the line.
import asyncio


async def hello():
    print("never printed")


async def main():
    hello()
    print("called, not awaited")
    x = hello()
    print("kept in x")
    x = None
    print("x let go")


asyncio.run(main())
hello()
print("end")
