from contextlib import closing, contextmanager


@contextmanager
def section(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
    finally:
        print(f"</{name}>")


def collector():
    items = []
    try:
        while True:
            items.append((yield len(items)))
    finally:
        print("collected", items)


with section("one") as s, closing(collector()) as c:
    print(s, next(c))
    for x in "abc":
        print(c.send(x))
with section("two"):
    raise ValueError("inside two")
print("after")
with section("three"):
    raise KeyError("not handled")
