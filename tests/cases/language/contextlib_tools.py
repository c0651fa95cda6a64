import contextlib
from contextlib import ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress
import io


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    except ZeroDivisionError as e:
        print("handled", e)
    finally:
        print(f"</{name}>")


with tag("a") as t, tag("b"):
    print(t)
    1 / 0
try:
    with tag("c"):
        raise KeyError("through")
except KeyError as e:
    print("KeyError", e)


@tag("deco")
def f():
    print("in f")


f(); f()


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def never():
    if False:
        yield


for cm in (twice, never):
    try:
        with cm():
            pass
    except RuntimeError as e:
        print("RuntimeError:", e)
with suppress(KeyError, IndexError):
    {}["x"]
    print("never")
with ExitStack() as stack:
    for n in "xyz":
        stack.enter_context(tag(n))
    stack.callback(print, "callback", 1)
    stack.push(lambda *exc: print("exc", exc[0]))
    print("in the stack")
    moved = stack.pop_all()
print("left the stack")
moved.close()
buf = io.StringIO()
with redirect_stdout(buf):
    print("hidden")
print(repr(buf.getvalue()))
with nullcontext(5) as v, closing(io.StringIO("c")) as c:
    print(v, c.read())
print(c.closed)
class MyCM(contextlib.ContextDecorator):
    def __enter__(self): print("in")
    def __exit__(self, *a): print("out")
@MyCM()
def g(): return "g"
print(g())
