import asyncio


def display(end, loop):
    print(f"{loop.time():.0f}")
    if loop.time() + 1.0 < end:
        loop.call_later(1, display, end, loop)
    else:
        loop.stop()


loop = asyncio.new_event_loop()
loop.call_soon(display, loop.time() + 4.5, loop)
try:
    loop.run_forever()
finally:
    loop.close()
print("closed")
