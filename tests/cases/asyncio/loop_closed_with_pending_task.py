import asyncio


async def forever():
    while True:
        await asyncio.sleep(1)


loop = asyncio.new_event_loop()
t = loop.create_task(forever(), name="forever")
loop.call_later(2.5, loop.stop)
loop.run_forever()
print("stopped", t.done())
loop.close()
print("closed")
del t
print("end")
