import asyncio


async def ask(server, seconds):
    print("asking", server)
    await asyncio.sleep(seconds)
    return f"answer from {server}"


async def hedged(servers):
    tasks = []
    for server, seconds in servers:
        question = ask(server, seconds)
        tasks.append(asyncio.create_task(question, name=server))
        done, pending = await asyncio.wait(
            tasks, timeout=0.5, return_when=asyncio.FIRST_COMPLETED
        )
        if done:
            for task in pending:
                task.cancel()
            return done.pop().result()


async def main():
    servers = [("Oslo", 4), ("Rome", 0.8), ("Lima", 0.8)]
    print(await hedged(servers))


asyncio.run(main())
