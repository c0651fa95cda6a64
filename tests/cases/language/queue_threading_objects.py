import queue
import threading
q = queue.Queue(2)
q.put(1); q.put_nowait(2); print(q.full(), q.qsize(), q.get(), q.get_nowait(), q.empty())
for f in (lambda: q.get_nowait(), lambda: [q.put(i, block=False) for i in range(3)], lambda: queue.Queue().task_done(), lambda: q.get(timeout=-1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
p = queue.PriorityQueue(); [p.put(x) for x in (3, 1, 2)]; print([p.get() for _ in range(3)])
l = queue.LifoQueue(); [l.put(x) for x in "abc"]; print([l.get() for _ in range(3)])
s = queue.SimpleQueue(); s.put("x"); print(s.get(), s.empty())
lock = threading.Lock(); print(lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.release(), lock.locked())
with lock: print("locked", lock.locked())
r = threading.RLock(); print(r.acquire(), r.acquire(), r.release(), r.release())
e = threading.Event(); print(e.is_set(), e.set(), e.wait(), e.is_set(), e.clear())
sem = threading.Semaphore(1); print(sem.acquire(), sem.acquire(blocking=False)); b = threading.BoundedSemaphore(1)
loc = threading.local(); loc.x = 5; print(loc.x, hasattr(loc, "y"))
print(threading.current_thread().name, threading.main_thread() is threading.current_thread(), threading.active_count(), threading.Thread(target=print, name="T").name, threading.Thread(target=print).is_alive())
for f in (lambda: lock.release(), lambda: r.release(), lambda: b.release(), lambda: threading.Thread().join(), lambda: threading.Condition().notify(), lambda: threading.Semaphore(-1)):
    try:
        f()
    except Exception as x:
        print(type(x).__name__, x)
