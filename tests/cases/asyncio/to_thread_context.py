import asyncio
import contextvars
import time

var = contextvars.ContextVar("var")


def work(x):
    before = var.get()
    var.set("changed in the thread")
    time.sleep(1)
    return before, x


async def main():
    var.set("from main")
    print(await asyncio.to_thread(work, x=5), var.get())
    try:
        await asyncio.wait_for(asyncio.to_thread(time.sleep, 10), 2)
    except TimeoutError:
        print("timed out", f"{asyncio.get_running_loop().time():.1f}")


asyncio.run(main())
