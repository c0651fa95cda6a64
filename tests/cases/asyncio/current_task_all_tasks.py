import asyncio


async def job(n):
    await asyncio.sleep(n)


def callback():
    try:
        print("in a callback:", asyncio.current_task())
    except RuntimeError as e:
        print(e)


async def main():
    me = asyncio.current_task()
    print(me.get_name(), me in asyncio.all_tasks(), len(asyncio.all_tasks()))
    ts = [asyncio.create_task(job(i), name=f"job{i}") for i in range(3)]
    print(sorted(t.get_name() for t in asyncio.all_tasks() - {me}))
    await asyncio.sleep(1.5)
    print(sorted(t.get_name() for t in asyncio.all_tasks() - {me}))
    asyncio.get_running_loop().call_soon(callback)
    await asyncio.sleep(0)
    print(asyncio.current_task() is me, asyncio.current_task(asyncio.get_running_loop()) is me)
    await ts[2]
    print(len(asyncio.all_tasks()))


for f in (asyncio.current_task, asyncio.all_tasks, asyncio.get_running_loop):
    try:
        f()
    except RuntimeError as e:
        print("RuntimeError:", e)
asyncio.run(main())
