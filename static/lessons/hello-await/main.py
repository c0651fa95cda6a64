import asyncio


async def hello():
    print("Hello world!")
    r = await asyncio.sleep(1)
    print("Hello again!")


loop = asyncio.new_event_loop()
loop.run_until_complete(hello())
loop.close()
