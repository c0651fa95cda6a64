import asyncio


async def job():
    return 1


c = job()
try:
    asyncio.create_task(c)
except RuntimeError as e:
    print("RuntimeError:", e)
c.close()
try:
    asyncio.gather(job())
except RuntimeError as e:
    print("RuntimeError:", str(e).split(".")[0])
try:
    asyncio.Lock()
    asyncio.Queue()
    asyncio.Event()
    print("primitives can be made outside")
    asyncio.timeout(1)
    print("so can a timeout")
    asyncio.Future()
except RuntimeError as e:
    print("RuntimeError:", e)
try:
    asyncio.timeout_at(5)
    asyncio.TaskGroup()
    asyncio.current_task()
except RuntimeError as e:
    print("RuntimeError:", e)
