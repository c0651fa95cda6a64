import asyncio


async def job(n):
    print("job", n)
    await asyncio.sleep(n)
    return n


loop = asyncio.new_event_loop()
t1 = loop.create_task(job(2))
print("not started", t1.done())
print(loop.run_until_complete(job(1)))
print("t1 started too:", t1.done(), f"{loop.time():.1f}")
print(loop.run_until_complete(t1))
t2 = loop.create_task(job(3))
loop.call_later(1, loop.stop)
loop.run_forever()
print("stopped", t2.done(), f"{loop.time():.1f}")
loop.run_until_complete(asyncio.sleep(1))
print(t2.done())
t2.cancel()
try:
    loop.run_until_complete(t2)
except asyncio.CancelledError:
    print("cancelled")
loop.close()
