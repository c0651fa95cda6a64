import asyncio

loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed(), loop.get_debug(), loop.get_task_factory(), f"{loop.time():.1f}")


async def main():
    print(loop.is_running())
    for f in (loop.run_forever, lambda: loop.run_until_complete(loop.create_future()), loop.close):
        try:
            f()
        except RuntimeError as e:
            print("RuntimeError:", e)
    return "done"


print(loop.run_until_complete(main()))
f = loop.create_future()
loop.call_soon(f.set_result, "fut")
print(loop.run_until_complete(f))
try:
    loop.run_until_complete(5)
except TypeError as e:
    print("TypeError:", e)
loop.call_soon(loop.stop)
f = loop.create_future()
try:
    loop.run_until_complete(f)
except RuntimeError as e:
    print("RuntimeError:", e)
loop.run_until_complete(loop.shutdown_asyncgens())
loop.run_until_complete(loop.shutdown_default_executor())
loop.close()
loop.close()
for f in (lambda: loop.call_soon(print), lambda: loop.call_later(1, print), loop.run_forever, lambda: loop.run_until_complete(None)):
    try:
        f()
    except (RuntimeError, TypeError) as e:
        print(type(e).__name__, e)
print(loop.create_future().done())
