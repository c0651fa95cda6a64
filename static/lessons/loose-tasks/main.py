import asyncio


async def send(mail, seconds):
    await asyncio.sleep(seconds)
    print("sent", mail)


async def loose():
    tasks.append(asyncio.create_task(send("loose mail", 0.5)))
    tasks.append(asyncio.create_task(send("late mail", 9)))
    print("loose() returns")        # its work does not


async def structured():
    async with asyncio.TaskGroup() as group:
        group.create_task(send("first mail", 1))
        group.create_task(send("second mail", 1.5))
    print("structured() returns")


async def main():
    await loose()
    await structured()
    print("main returns")


tasks = []
asyncio.run(main())
print("late mail cancelled:", tasks[1].cancelled())
