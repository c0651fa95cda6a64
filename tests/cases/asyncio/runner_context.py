import asyncio
import contextvars

var = contextvars.ContextVar("var", default="unset")


async def set_and_get(v):
    old = var.get()
    var.set(v)
    await asyncio.sleep(0)
    return old, var.get()


with asyncio.Runner() as runner:
    print(runner.run(set_and_get("one")))
    print(runner.run(set_and_get("two")))
    print(var.get())
    loop = runner.get_loop()
    print(loop.is_running(), loop.is_closed())
    print(runner.run(set_and_get("three"), context=contextvars.copy_context()))
    print(runner.run(set_and_get("four")))
print(loop.is_closed())
c = set_and_get(1)
try:
    runner.run(c)
except RuntimeError as e:
    print("RuntimeError:", e)
c.close()
r = asyncio.Runner(debug=True)
print(r.get_loop().get_debug())
r.close()
r.close()
try:
    r.get_loop()
except RuntimeError as e:
    print("RuntimeError:", e)
with asyncio.Runner() as r:
    try:
        r.run(5)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
