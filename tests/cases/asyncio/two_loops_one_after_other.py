import asyncio


async def tick(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)


a, b = asyncio.new_event_loop(), asyncio.new_event_loop()
ta = a.create_task(tick("a", 3))
tb = b.create_task(tick("b", 2))
for loop in (a, b, a, b, a):
    loop.call_soon(loop.stop)
    loop.run_forever()
    print("--", ta.done(), tb.done())
a.run_until_complete(ta)
for loop in (a, b):
    loop.close()
