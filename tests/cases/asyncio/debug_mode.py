import asyncio
import time


async def slow():
    time.sleep(0.25)


def callback():
    time.sleep(0.15)


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    await asyncio.create_task(slow(), name="slowpoke")
    loop.call_soon(callback)
    await asyncio.sleep(0)
    loop.slow_callback_duration = 1
    time.sleep(0.5)
    print("end")


asyncio.run(main(), debug=True)
