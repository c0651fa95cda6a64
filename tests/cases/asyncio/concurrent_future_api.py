from concurrent.futures import CancelledError, Future, InvalidStateError
f = Future()
print(f.done(), f.running(), f.cancelled(), repr(f).split(" state=")[1])
f.add_done_callback(lambda f: print("callback", f.result()))
print(f.set_running_or_notify_cancel(), f.running())
f.set_result(5)
print(f.result(), f.exception(), f.done(), repr(f).split(" state=")[1])
try:
    f.set_result(6)
except InvalidStateError as e:
    print("InvalidStateError", str(e).split(":")[0])
g = Future()
print(g.cancel(), g.cancelled(), g.cancel())
try:
    g.result()
except CancelledError as e:
    print("CancelledError", e.args)
h = Future()
h.set_exception(ValueError("v"))
try:
    h.result()
except ValueError as e:
    print(e, repr(h.exception()), repr(h).split(" state=")[1])
h.add_done_callback(lambda f: print("at once"))
try:
    Future().result(timeout=0)
except TimeoutError as e:
    print("TimeoutError", e)
