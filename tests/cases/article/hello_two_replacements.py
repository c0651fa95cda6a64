# The article's hello after its two replacements.
import asyncio


async def hello():
    print("Hello world!")
    r = await asyncio.sleep(1)
    print("Hello again!", r)


coro = hello()
print(type(coro), coro.__name__)
loop = asyncio.new_event_loop()
loop.run_until_complete(coro)
print(f"{loop.time():.1f}", loop.is_closed())
loop.close()
print(loop.is_closed())
try:
    loop.run_until_complete(asyncio.sleep(0))
except RuntimeError as e:
    print("RuntimeError:", e)
