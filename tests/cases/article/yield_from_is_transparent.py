# The delegating generator cannot see or change what the sub-generator yields.
def sub():
    print("sub starts")
    try:
        got = yield "to the caller"
        print("sub received", got)
        got = yield "again"
        print("sub received", got)
    except ValueError as e:
        print("sub caught", e)
        yield "from the handler"
    return "sub's value"


def delegating():
    value = yield from sub()
    print("delegating has", value)
    return value.upper()


d = delegating()
print(next(d))
print(d.send(1))
try:
    d.send(2)
except StopIteration as e:
    print("caller gets", e.value)
d = delegating()
next(d)
print(d.throw(ValueError("thrown in")))
print(d.gi_yieldfrom is not None, d.gi_running)
try:
    next(d)
except StopIteration as e:
    print(e.value)
print(d.gi_yieldfrom, d.gi_frame)
