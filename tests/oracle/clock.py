"""Put CPython's event loop and clocks on virtual time. Run once, before the snapshot that all programs start from.

Nothing else of CPython is touched, apart from undoing what Pyodide did to asyncio. The conventions:

- ``loop.time()``, ``time.monotonic()`` and ``time.perf_counter()`` start at 0.0; ``time.time()`` starts at 2026-01-01.
- Code takes no time. The clock moves when the loop has nothing to run, to the next deadline, and in ``time.sleep``.
- Equal deadlines fire in the order in which they were set. (A real clock never makes equal ones, and CPython's heap
  would give them any order.)
- A function given to an executor runs at once in the loop's next iteration, with a clock of its own; its result comes
  when as much time as it slept has passed on the loop's clock. Pyodide has no threads.
- A loop that waits for ever is a deadlock: the process ends with status 97.
- Where asyncio walks a set of tasks (TaskGroup, wait), CPython's order is that of addresses; here that of adding.

With DRIFTING true, for the check that a golden hangs on nothing accidental, reading the clock costs 100 ns, each wait
is 30 us late, deadlines within a millisecond fire together, and the sets of tasks that asyncio walks in the order of
addresses are walked backwards.
"""


def install(drifting):
    import asyncio
    import gc
    import os
    import sys
    import time
    from asyncio import base_events, events, runners, taskgroups, tasks, unix_events

    import pyodide.webloop

    READ_COST = 1e-7 if drifting else 0.0
    WAIT_COST = 3e-5 if drifting else 0.0
    RESOLUTION = 1e-3 if drifting else 1e-9
    START = 1_767_225_600
    DEADLOCK = 97

    state = {"now": 0.0, "executor": None, "timers": 0}

    def read():
        state["now"] += READ_COST
        return state["now"] + (state["executor"] or 0.0)

    # ---- the functions of `time`
    def seconds(name, origin):
        def clock():
            return origin + read()
        clock.__name__ = name
        return clock

    def nanoseconds(name, origin):
        def clock():
            return origin * 10**9 + round(read() * 1e9)
        clock.__name__ = name
        return clock

    def sleep(seconds, /):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if state["executor"] is None:
            state["now"] += seconds + WAIT_COST
        else:
            state["executor"] += seconds

    monotonic = seconds("monotonic", 0)
    for function in (seconds("time", START), nanoseconds("time_ns", START), monotonic,
                     nanoseconds("monotonic_ns", 0), seconds("perf_counter", 0),
                     nanoseconds("perf_counter_ns", 0), sleep):
        function.__module__ = "time"
        function.__qualname__ = function.__name__
        setattr(time, function.__name__, function)
    builtin = type(len)
    for module in list(sys.modules.values()):
        for alias in ("monotonic", "perf_counter", "_time"):    # as `queue` and `threading` imported it
            found = getattr(module, alias, None)
            if type(found) is builtin and found.__name__ == "monotonic":
                setattr(module, alias, monotonic)

    # ---- timers that know their age
    class TimerHandle(events.TimerHandle):
        __slots__ = ("_age",)

        def __init__(self, when, callback, args, loop, context=None):
            super().__init__(when, callback, args, loop, context)
            if self._source_traceback:
                self._source_traceback.pop()        # this very __init__
            state["timers"] += 1
            self._age = state["timers"]

        def __lt__(self, other):
            if not isinstance(other, TimerHandle):
                return NotImplemented
            return (self._when, self._age) < (other._when, other._age)

        __hash__ = events.TimerHandle.__hash__

    # ---- a selector that waits by moving the clock
    class VirtualSelector:
        loop = None

        def select(self, timeout=None):
            timers = self.loop._scheduled
            never = timeout is None or (timeout > 0 and timers and timers[0]._when == float("inf"))
            if never:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(DEADLOCK)
            if timeout > 0:
                exact = timers and timeout < base_events.MAXIMUM_SELECT_TIMEOUT
                state["now"] = max(state["now"], timers[0]._when) if exact else state["now"] + timeout
                state["now"] += WAIT_COST
            return []

        def close(self):
            pass

        def get_map(self):
            return {}

        def _no_io(self, *args):
            raise NotImplementedError("the oracle has no I/O")

        register = unregister = modify = get_key = _no_io

    class Loop(unix_events._UnixSelectorEventLoop):
        def __init__(self, selector=None):
            selector = VirtualSelector()
            selector.loop = self
            super().__init__(selector)
            self._clock_resolution = RESOLUTION

        def time(self):
            return read()

        def _make_self_pipe(self):
            self._internal_fds = 0

        def _close_self_pipe(self):
            pass

        def _write_to_self(self):
            pass

        def _process_events(self, ready):
            pass

        def run_in_executor(self, executor, func, *args):
            self._check_closed()
            if self._debug:
                self._check_callback(func, "run_in_executor")
            future = self.create_future()

            def deliver(set_outcome, outcome):
                if not future.cancelled():
                    set_outcome(outcome)

            def work():
                if future.cancelled():
                    return
                state["executor"] = 0.0
                events._set_running_loop(None)
                try:
                    done = future.set_result, func(*args)
                except BaseException as error:
                    error.__traceback__ = error.__traceback__.tb_next
                    done = future.set_exception, error
                finally:
                    events._set_running_loop(self)
                    slept, state["executor"] = state["executor"], None
                if slept:
                    self.call_later(slept, deliver, *done)
                else:
                    self.call_soon(deliver, *done)

            self.call_soon(work)
            return future

    def stand_in(cls, name, module):
        cls.__name__ = cls.__qualname__ = name
        cls.__module__ = module

    stand_in(TimerHandle, "TimerHandle", "asyncio.events")
    stand_in(Loop, "_UnixSelectorEventLoop", "asyncio.unix_events")
    events.TimerHandle = asyncio.TimerHandle = TimerHandle
    unix_events._UnixSelectorEventLoop = Loop
    for module in (unix_events, asyncio):
        module.SelectorEventLoop = module.EventLoop = Loop

    class Policy(events._BaseDefaultEventLoopPolicy):
        _loop_factory = Loop

    stand_in(Policy, "_UnixDefaultEventLoopPolicy", "asyncio.unix_events")
    unix_events._DefaultEventLoopPolicy = Policy

    order_sets(asyncio, events, taskgroups, tasks, drifting)

    # ---- undo Pyodide's own event loop and hooks; leave `__main__` as a fresh python3 has it
    asyncio.run = runners.run = pyodide.webloop._orig_run
    events._set_running_loop(None)
    events._event_loop_policy = None
    sys.excepthook = sys.__excepthook__
    sys.meta_path[:] = [finder for finder in sys.meta_path if "pyodide" not in type(finder).__module__]
    fresh = {"__name__", "__doc__", "__package__", "__loader__", "__spec__", "__builtins__"}
    main = vars(sys.modules["__main__"])
    for name in main.keys() - fresh:
        del main[name]
    gc.collect()


def order_sets(asyncio, events, taskgroups, tasks, backwards):
    """Give the modules that keep tasks in sets, which CPython walks in the order of addresses, sets with an order."""
    class Ordered(set):
        def __init__(self, members=()):
            self._order = {}
            for member in members:
                self.add(member)

        def add(self, member):
            super().add(member)
            self._order[member] = None

        def discard(self, member):
            super().discard(member)
            self._order.pop(member, None)

        def remove(self, member):
            super().remove(member)
            del self._order[member]

        def clear(self):
            super().clear()
            self._order.clear()

        def pop(self):
            member = next(iter(self))
            self.remove(member)
            return member

        def __iter__(self):
            members = list(self._order)
            return reversed(members) if backwards else iter(members)

    Ordered.__name__ = Ordered.__qualname__ = "set"
    Ordered.__module__ = "builtins"
    tasks.set = taskgroups.set = Ordered
    original = tasks.all_tasks

    def all_tasks(loop=None):
        found = original(events.get_running_loop() if loop is None else loop)
        return Ordered(sorted(found, key=lambda task: (len(task.get_name()), task.get_name())))

    if backwards:
        tasks.all_tasks = asyncio.all_tasks = all_tasks


install(DRIFTING)
