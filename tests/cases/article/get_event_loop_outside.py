# asyncio.get_event_loop() with no loop set: CPython 3.14 refuses.
import asyncio

try:
    loop = asyncio.get_event_loop()
except RuntimeError as e:
    print("RuntimeError:", e)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)


async def inside():
    return asyncio.get_event_loop() is loop


print(loop.run_until_complete(inside()))
loop.close()
