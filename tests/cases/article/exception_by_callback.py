# The recommended way: a done callback that asks for the result.
import asyncio


def report(task):
    try:
        print(task.get_name(), "->", task.result())
    except asyncio.CancelledError:
        print(task.get_name(), "was cancelled")
    except Exception as e:
        print(task.get_name(), "failed:", repr(e))


async def work(n):
    await asyncio.sleep(n / 10)
    if n % 2:
        raise RuntimeError(f"odd {n}")
    return n


async def main():
    tasks = []
    for n in range(5):
        t = asyncio.create_task(work(n), name=f"work-{n}")
        t.add_done_callback(report)
        tasks.append(t)
    await asyncio.sleep(0.25)
    tasks[4].cancel()
    await asyncio.sleep(1)
    print("main ends;", [t.done() for t in tasks])


asyncio.run(main())
