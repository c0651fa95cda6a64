import asyncio
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


def log(text):
    print(f"[{user.get()}] {text}")


async def save():
    await asyncio.sleep(0.3)
    log("saved")


async def handle(name, seconds):
    user.set(name)
    log("request")
    await asyncio.sleep(seconds)
    await asyncio.create_task(save())
    log("answer")


async def main():
    await asyncio.gather(handle("ann", 0.5), handle("bob", 0.4))
    log("everybody is served")


asyncio.run(main())
