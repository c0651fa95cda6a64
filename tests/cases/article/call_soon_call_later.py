import asyncio


def show(loop, text):
    print(f"{loop.time():.1f} {text}")


loop = asyncio.new_event_loop()
loop.call_later(2, show, loop, "after 2")
loop.call_later(1, show, loop, "after 1")
loop.call_soon(show, loop, "soon")
loop.call_later(1, loop.call_soon, show, loop, "soon after 1")
loop.call_later(0, show, loop, "later by 0")
loop.call_soon(show, loop, "soon too")
loop.call_later(3, loop.stop)
show(loop, "before run_forever")
loop.run_forever()
show(loop, "stopped")
loop.call_soon(loop.stop)
loop.call_soon(show, loop, "still in the same tick as stop")
loop.run_forever()
show(loop, "stopped again")
loop.close()
