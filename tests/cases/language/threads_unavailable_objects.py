# Objects of threading and concurrent.futures that need no second thread.
import concurrent.futures as cf
import threading
t = threading.Thread(target=print, args=(1,), name="worker-x", daemon=True)
print(t.name, t.daemon, t.is_alive(), t.ident)
t.name = "renamed"; print(t.name, threading.current_thread().name, threading.main_thread().name, threading.current_thread().daemon, threading.current_thread().is_alive())
for f in (lambda: t.join(), lambda: threading.Thread(5, 6), lambda: threading.current_thread().join(), lambda: threading.Timer(), lambda: threading.Barrier(0)):
    try:
        f()
    except (RuntimeError, AssertionError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
print([x.name for x in threading.enumerate()], threading.active_count(), threading.get_ident() == threading.main_thread().ident)
c = threading.Condition(); print(c.acquire(), c.release())
with c: c.notify_all(); print("notified")
b = threading.Barrier(1); print(b.wait(), b.parties, b.n_waiting, b.broken)
s = threading.Semaphore(2); print(s.acquire(), s.acquire(), s.acquire(False), s.release(), s.acquire(False))
f = cf.Future(); f.set_result(3); g = cf.Future(); g.set_exception(ValueError("v"))
print(cf.wait([f, g]).done == {f, g}, [x.result() for x in cf.as_completed([f])], f.result(), repr(g.exception()), cf.FIRST_COMPLETED)
l = threading.local(); l.v = 1; print(vars(l), l.v)
class L(threading.local):
    d = 5
    def __init__(self, x): self.x = x
print(L(7).x, L(7).d)
