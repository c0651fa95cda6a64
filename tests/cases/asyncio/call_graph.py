import asyncio
import re


async def leaf(fut):
    await fut


async def middle(fut):
    await leaf(fut)


async def main():
    fut = asyncio.get_running_loop().create_future()
    t = asyncio.create_task(middle(fut), name="worker")
    await asyncio.sleep(0)
    g = asyncio.capture_call_graph(t)
    print(type(g).__name__, g.future is t, len(g.call_stack), [f.frame.f_code.co_name for f in g.call_stack], g.awaited_by)
    text = asyncio.format_call_graph(t)
    print(re.sub("0x[0-9a-f]+", "ID", text))
    fut.set_result(None)
    await t

    async def shower():
        g = asyncio.capture_call_graph()
        print([f.frame.f_code.co_name for f in g.call_stack], [a.future.get_name() for a in g.awaited_by])

    await asyncio.create_task(shower(), name="shower")
    print(asyncio.capture_call_graph(t).call_stack)


asyncio.run(main())
