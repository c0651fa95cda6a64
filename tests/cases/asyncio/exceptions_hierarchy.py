import asyncio
print(asyncio.CancelledError.__mro__[1].__name__, asyncio.TimeoutError is TimeoutError, issubclass(asyncio.InvalidStateError, Exception))
print(issubclass(asyncio.CancelledError, Exception), asyncio.CancelledError.__module__, asyncio.QueueEmpty.__mro__[1].__name__)
for name in ("QueueFull", "QueueShutDown", "BrokenBarrierError", "IncompleteReadError", "LimitOverrunError", "SendfileNotAvailableError"):
    e = getattr(asyncio, name)
    print(name, e.__bases__[0].__name__, e.__module__)
print(repr(asyncio.CancelledError("m")), str(asyncio.IncompleteReadError(b"ab", 5)), asyncio.IncompleteReadError(b"ab", 5).partial)
print(asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED)


async def main():
    try:
        try:
            await asyncio.wait_for(asyncio.sleep(5), 1)
        except Exception as e:
            print("TimeoutError is an Exception:", repr(e))
        asyncio.current_task().cancel()
        await asyncio.sleep(0)
    except Exception:
        print("never: CancelledError is not an Exception")


try:
    asyncio.run(main())
except asyncio.CancelledError as e:
    print("run raised", repr(e))
