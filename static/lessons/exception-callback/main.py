import asyncio


async def work(name, seconds, ok):
    await asyncio.sleep(seconds)
    if not ok:
        raise ValueError(f"{name} found no space")
    return f"{name} saved"


def report(task):
    try:
        print("report:", task.result())
    except ValueError as error:
        print("report: failed,", error)


async def main():
    tasks = [
        asyncio.create_task(work("photo", 1, ok=True)),
        asyncio.create_task(work("film", 0.5, ok=False)),
    ]
    for task in tasks:
        task.add_done_callback(report)
    await asyncio.sleep(1.5)
    print("main did not have to ask")


asyncio.run(main())
