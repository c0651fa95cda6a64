import sys


async def agen():
    try:
        yield 1
    finally:
        print("agen finally")


def first(g):
    print("first iteration of", g.__name__)


def final(g):
    print("finalizer of", g.__name__)
    try:
        g.aclose().send(None)
    except StopIteration:
        print("closed by hand")


print(sys.get_asyncgen_hooks())
sys.set_asyncgen_hooks(first, final)
g = agen()
try:
    g.asend(None).send(None)
except StopIteration as e:
    print("value", e.value)
del g
print("deleted")
sys.set_asyncgen_hooks(None, None)
