# The 2016 decorator, as a reader of today meets it.
import asyncio

try:
    asyncio.coroutine
except AttributeError as e:
    print(e)
print(hasattr(asyncio, "coroutine"), hasattr(asyncio, "iscoroutine"))
try:
    from asyncio import coroutine
except ImportError as e:
    print(str(e).split(" (")[0])
