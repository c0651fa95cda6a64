import asyncio

counter = 0


async def main(n):
    global counter
    counter += n
    print(asyncio.current_task().get_name(), f"{asyncio.get_running_loop().time():.0f}")
    await asyncio.sleep(n)
    return counter


print(asyncio.run(main(1)))
print(asyncio.run(main(2)))
try:
    asyncio.run(asyncio.wait_for(main(5), 1))
except TimeoutError:
    print("timeout", counter)
