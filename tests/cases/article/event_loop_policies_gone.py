import asyncio
import warnings

with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    try:
        asyncio.get_event_loop_policy()
    except Exception as e:
        print(type(e))
    print([(x.category.__name__, str(x.message)) for x in w])
loop = asyncio.new_event_loop()
print(loop)
loop.call_soon(print, "x")
print(loop.is_running(), loop.is_closed(), loop.get_debug())
loop.close()
print(loop)
