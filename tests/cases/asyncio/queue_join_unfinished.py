import asyncio


async def main():
    q = asyncio.Queue()
    await q.join()
    print("joining an empty queue returns at once")
    for i in range(3):
        q.put_nowait(i)
    j = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    for _ in range(3):
        await q.get()
        print("got; joined:", j.done())
    for _ in range(3):
        q.task_done()
        await asyncio.sleep(0)
        print("done; joined:", j.done())
    try:
        q.task_done()
    except ValueError as e:
        print("ValueError:", e)
    await j
    q.put_nowait("again")
    try:
        await asyncio.wait_for(q.join(), 0.1)
    except TimeoutError:
        print("unfinished", repr(q).split("tasks=")[1])


asyncio.run(main())
