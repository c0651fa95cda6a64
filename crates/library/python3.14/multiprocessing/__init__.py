# multiprocessing in one page: a process is a lane with a clock of its own. Its code and its sleeps overlap with those of
# others in virtual time; its memory is that of the program, see docs/divergences.md.
import _thread
import queue as _queue
import threading
from concurrent.futures import ProcessPoolExecutor as _ProcessPoolExecutor

Lock, RLock, Event, Condition = threading.Lock, threading.RLock, threading.Event, threading.Condition
Semaphore, BoundedSemaphore, Barrier = threading.Semaphore, threading.BoundedSemaphore, threading.Barrier
Queue = JoinableQueue = _queue.Queue
SimpleQueue = _queue.SimpleQueue
_counter = 0
_NotYet = TimeoutError


class ProcessError(Exception):
    pass


class TimeoutError(ProcessError):
    pass


class Process(threading.Thread):
    _begin = staticmethod(_thread._start_process)

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        global _counter
        _counter += 1
        super().__init__(group, target, name or f"Process-{_counter}", args, dict(kwargs), daemon=daemon)
        self.exitcode = None

    def _bootstrap(self):
        run = self.run
        self.run = lambda: self._run_apart(run)
        super()._bootstrap()

    def _run_apart(self, run):
        self.exitcode = 1
        _thread._apart(run, (), {})
        self.exitcode = 0

    @property
    def pid(self):
        return self.ident

    def terminate(self):
        raise NotImplementedError("a process of this page runs to its end")

    kill = terminate

    def close(self):
        pass


class _Result:
    def __init__(self, future):
        self._future = future

    def get(self, timeout=None):
        try:
            return self._future.result(timeout)
        except _NotYet:
            raise TimeoutError from None

    def wait(self, timeout=None):
        try:
            self._future.exception(timeout)
        except _NotYet:
            pass

    def ready(self):
        return self._future.done()

    def successful(self):
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._future.exception() is None


class Pool:
    def __init__(self, processes=None, initializer=None, initargs=()):
        self._executor = _ProcessPoolExecutor(processes or cpu_count(), None, initializer, initargs)

    def map(self, func, iterable, chunksize=None):
        return list(self._executor.map(func, iterable))

    def starmap(self, func, iterable, chunksize=None):
        return list(self._executor.map(lambda args: func(*args), iterable))

    def imap(self, func, iterable, chunksize=1):
        return self._executor.map(func, iterable)

    imap_unordered = imap

    def apply(self, func, args=(), kwds={}):
        return self._executor.submit(func, *args, **kwds).result()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        future = self._executor.submit(func, *args, **kwds)

        def done(future):
            error = future.exception()
            if error is None and callback is not None:
                callback(future.result())
            elif error is not None and error_callback is not None:
                error_callback(error)

        future.add_done_callback(done)
        return _Result(future)

    def close(self):
        self._executor.shutdown(wait=False)

    def terminate(self):
        self._executor.shutdown(wait=False, cancel_futures=True)

    def join(self):
        self._executor.shutdown(wait=True)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.terminate()


class Value:
    def __init__(self, typecode_or_type, *args, lock=True):
        self.value = args[0] if args else 0
        self._lock = RLock()

    def get_lock(self):
        return self._lock


def cpu_count():
    return 4


def current_process():
    thread = threading.current_thread()
    return thread if isinstance(thread, Process) else _main


def active_children():
    return [t for t in threading.enumerate() if isinstance(t, Process)]


def get_start_method(allow_none=False):
    return "fork"


def set_start_method(method, force=False):
    pass


def get_context(method=None):
    import multiprocessing
    return multiprocessing


def freeze_support():
    pass


class _MainProcess:
    name, pid, daemon, exitcode = "MainProcess", 1, False, None

    def is_alive(self):
        return True


_main = _MainProcess()
