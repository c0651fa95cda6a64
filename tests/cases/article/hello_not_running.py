# Calling a coroutine function runs nothing; only the loop runs it.
import asyncio
import inspect


async def hello():
    print("now it runs")
    return 42


c = hello()
print("nothing printed yet", inspect.iscoroutine(c), inspect.getcoroutinestate(c))
print(asyncio.run(c), inspect.getcoroutinestate(c))
try:
    asyncio.run(c)
except RuntimeError as e:
    print("RuntimeError:", e)
try:
    asyncio.run(hello)
except (TypeError, ValueError) as e:
    print(type(e).__name__, str(e)[:40])
