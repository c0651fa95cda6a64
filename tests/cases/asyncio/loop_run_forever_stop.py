import asyncio


async def ticker(loop):
    n = 0
    while True:
        n += 1
        print("tick", n)
        if n == 3:
            loop.stop()
        await asyncio.sleep(1)


loop = asyncio.new_event_loop()
t = loop.create_task(ticker(loop))
loop.run_forever()
print("stopped the first time", f"{loop.time():.1f}")
loop.call_later(2.5, loop.stop)
loop.run_forever()
print("stopped again", f"{loop.time():.1f}")
t.cancel()
loop.call_soon(loop.stop)
loop.run_forever()
print("cancelled", t.cancelled())
loop.stop()
loop.run_forever()
print("stop before run_forever: one turn")
loop.close()
