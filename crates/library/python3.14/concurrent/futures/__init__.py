# concurrent.futures on simulated threads.
import threading
from collections import deque as _deque

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"
PENDING, RUNNING, CANCELLED, FINISHED = "PENDING", "RUNNING", "CANCELLED", "FINISHED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
__all__ = ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError",
           "InvalidStateError", "BrokenExecutor", "Future", "Executor", "wait", "as_completed",
           "ProcessPoolExecutor", "ThreadPoolExecutor"]
TimeoutError = TimeoutError


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


class Future:
    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = self._exception = None
        self._done_callbacks = []

    def __repr__(self):
        name = f"<{type(self).__name__} at {id(self):#x} state={self._state.lower()}"
        if self._state != FINISHED:
            return name + ">"
        what = "raised" if self._exception is not None else "returned"
        value = self._exception if self._exception is not None else self._result
        return f"{name} {what} {type(value).__name__}>"

    def cancel(self):
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state == PENDING:
                self._state = CANCELLED
                self._condition.notify_all()
        self._run_callbacks()
        return True

    def cancelled(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        return self._state == RUNNING

    def done(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def _run_callbacks(self):
        callbacks, self._done_callbacks = self._done_callbacks, []
        for callback in callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception:
            import logging
            logging.getLogger("concurrent.futures").exception("exception calling callback for %r", self)

    def add_done_callback(self, fn):
        if self.done():
            self._call(fn)
        else:
            self._done_callbacks.append(fn)

    def _wait(self, timeout):
        with self._condition:
            if not self.done():
                self._condition.wait_for(self.done, timeout)
            if self.cancelled():
                raise CancelledError()
            if not self.done():
                raise TimeoutError()

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception is not None:
            try:
                raise self._exception
            finally:
                self = None
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                return False
            if self._state != PENDING:
                raise RuntimeError("Future in unexpected state")
            self._state = RUNNING
            return True

    def _finish(self, result, exception):
        with self._condition:
            if self.done():
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result, self._exception = result, exception
            self._state = FINISHED
            self._condition.notify_all()
        self._run_callbacks()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            end = None if timeout is None else threading._monotonic() + timeout
            try:
                futures.reverse()
                while futures:
                    left = None if end is None else end - threading._monotonic()
                    yield futures.pop().result(left)
            finally:
                for future in futures:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


class ThreadPoolExecutor(Executor):
    _number = 0

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = 5
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._prefix = thread_name_prefix or f"ThreadPoolExecutor-{ThreadPoolExecutor._number}"
        if not thread_name_prefix:
            ThreadPoolExecutor._number += 1
        self._initializer, self._initargs = initializer, initargs
        self._work = _deque()
        self._wakeup = threading.Condition(threading.Lock())
        self._threads = []
        self._idle = 0
        self._shutdown = False

    def submit(self, fn, /, *args, **kwargs):
        with self._wakeup:
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            future = Future()
            self._work.append((future, fn, args, kwargs))
            if self._idle >= len(self._work):
                self._wakeup.notify()
            elif len(self._threads) < self._max_workers:
                name = f"{self._prefix}_{len(self._threads)}"
                thread = self._new_worker(name)
                self._threads.append(thread)
                thread.start()
        return future

    def _new_worker(self, name):
        return threading.Thread(target=self._worker, name=name)

    def _call(self, fn, args, kwargs):
        return fn(*args, **kwargs)

    def _worker(self):
        if self._initializer is not None:
            self._initializer(*self._initargs)
        while True:
            with self._wakeup:
                while not self._work:
                    if self._shutdown:
                        return
                    self._idle += 1
                    self._wakeup.wait()
                    self._idle -= 1
                future, fn, args, kwargs = self._work.popleft()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = self._call(fn, args, kwargs)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)
            del future, fn, args, kwargs

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._wakeup:
            self._shutdown = True
            if cancel_futures:
                for item in self._work:
                    item[0].cancel()
                self._work.clear()
            self._wakeup.notify_all()
        if wait:
            for thread in self._threads:
                thread.join()


class _WorkerProcess(threading.Thread):
    _begin = staticmethod(threading._thread._start_process)


class ProcessPoolExecutor(ThreadPoolExecutor):
    """Calls run on clocks of their own: they overlap in virtual time, their code as well as their sleeps."""

    _processes = 0

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        super().__init__(4 if max_workers is None else max_workers, "Process", initializer, initargs)

    def _new_worker(self, name):
        ProcessPoolExecutor._processes += 1
        return _WorkerProcess(target=self._worker, name=f"Process-{ProcessPoolExecutor._processes}")

    def _call(self, fn, args, kwargs):
        return threading._thread._apart(fn, args, kwargs)


class DoneAndNotDoneFutures(tuple):
    __slots__ = ()
    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})"


def _watch(futures, condition):
    def finished(future):
        with condition:
            condition.notify_all()
    for future in futures:
        future.add_done_callback(finished)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    futures = list(dict.fromkeys(fs))
    condition = threading.Condition()

    def enough():
        done = [f for f in futures if f.done()]
        if return_when == FIRST_COMPLETED and done:
            return True
        if return_when == FIRST_EXCEPTION and any(not f.cancelled() and f.exception() is not None for f in done):
            return True
        return len(done) == len(futures)

    with condition:
        if not enough():
            _watch([f for f in futures if not f.done()], condition)
            condition.wait_for(enough, timeout)
    done = {f for f in futures if f.done()}
    return DoneAndNotDoneFutures((done, set(futures) - done))


def as_completed(fs, timeout=None):
    waiting = list(dict.fromkeys(fs))
    total = len(waiting)
    finished = _deque()
    condition = threading.Condition()
    end = None if timeout is None else threading._monotonic() + timeout

    def note(future):
        with condition:
            finished.append(future)
            condition.notify_all()

    for future in waiting:
        future.add_done_callback(note)
    given = 0
    while given < total:
        with condition:
            left = None if end is None else end - threading._monotonic()
            if not finished and not condition.wait_for(lambda: finished, left):
                raise TimeoutError(f"{total - given} (of {total}) futures unfinished")
            future = finished.popleft()
        given += 1
        yield future


for _class in (Error, CancelledError, InvalidStateError, BrokenExecutor, Future, Executor):
    _class.__module__ = "concurrent.futures._base"
ThreadPoolExecutor.__module__ = "concurrent.futures.thread"
ProcessPoolExecutor.__module__ = "concurrent.futures.process"
