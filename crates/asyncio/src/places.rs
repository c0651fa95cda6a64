//! Where CPython's own asyncio stands in tracebacks: a reader compares them line by line.

use coroscope_vm::frame::Place;

macro_rules! place {
    ($name:ident, $file:literal, $line:literal, $function:literal, $text:literal, $carets:literal) => {
        pub static $name: Place = Place {
            file: concat!("/usr/lib/python3.14/asyncio/", $file),
            line: $line,
            function: $function,
            text: concat!("    ", $text, "\n    ", $carets, "\n"),
        };
    };
    ($name:ident, $file:literal, $line:literal, $function:literal, $text:literal) => {
        pub static $name: Place = Place {
            file: concat!("/usr/lib/python3.14/asyncio/", $file),
            line: $line,
            function: $function,
            text: concat!("    ", $text, "\n"),
        };
    };
}

place!(RUN, "runners.py", 204, "run", "return runner.run(main)", "       ~~~~~~~~~~^^^^^^");
place!(
    RUNNER_RUN,
    "runners.py",
    127,
    "run",
    "return self._loop.run_until_complete(task)",
    "       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~^^^^^^"
);
place!(
    RUN_UNTIL_COMPLETE,
    "base_events.py",
    719,
    "run_until_complete",
    "return future.result()",
    "       ~~~~~~~~~~~~~^^"
);
place!(
    STOPPED_BEFORE,
    "base_events.py",
    717,
    "run_until_complete",
    "raise RuntimeError('Event loop stopped before Future completed.')"
);
place!(
    RUN_UNTIL_COMPLETE_FOREVER,
    "base_events.py",
    706,
    "run_until_complete",
    "self.run_forever()",
    "~~~~~~~~~~~~~~~~^^"
);
place!(RUN_FOREVER, "base_events.py", 677, "run_forever", "self._run_once()", "~~~~~~~~~~~~~~^^");
place!(RUN_ONCE, "base_events.py", 2046, "_run_once", "handle._run()", "~~~~~~~~~~~^^");
place!(RUN_ONCE_DEBUG, "base_events.py", 2038, "_run_once", "handle._run()", "~~~~~~~~~~~^^");
place!(TASK_CREATED, "tasks.py", 395, "create_task", "return loop.create_task(coro, **kwargs)");
place!(ENSURED, "tasks.py", 732, "ensure_future", "return loop.create_task(coro_or_future)");
place!(GROUP_CREATED, "taskgroups.py", 196, "create_task", "task = self._loop.create_task(coro, **kwargs)");
place!(GATHER_CREATED, "tasks.py", 749, "__init__", "super().__init__(loop=loop)");
place!(FUTURE_CREATED, "base_events.py", 459, "create_future", "return futures.Future(loop=self)");
place!(MAIN_CREATED, "runners.py", 105, "run", "task = self._loop.create_task(coro, context=context)");
place!(GATHER_ENSURE, "tasks.py", 876, "gather", "fut = ensure_future(arg, loop=loop)");
place!(SHIELD_ENSURE, "tasks.py", 963, "shield", "inner = ensure_future(arg)");
place!(ENSURE_LOOP, "tasks.py", 730, "ensure_future", "loop = events.get_event_loop()");
place!(
    ENSURE_TYPE,
    "tasks.py",
    726,
    "ensure_future",
    "raise TypeError('An asyncio.Future, a coroutine or an awaitable '\n                    'is required')"
);
place!(
    NO_LOOP,
    "events.py",
    715,
    "get_event_loop",
    "raise RuntimeError('There is no current event loop in thread %r.'\n                       % threading.current_thread().name)"
);
place!(CREATE_TASK_LOOP, "tasks.py", 394, "create_task", "loop = events.get_running_loop()");
place!(TIMEOUT_LOOP, "timeouts.py", 159, "timeout", "loop = events.get_running_loop()");
place!(
    CALL_HANDLER,
    "base_events.py",
    1927,
    "call_exception_handler",
    "ctx.run(self._exception_handler, self, context)",
    "~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
);
place!(
    HANDLE_RUN,
    "events.py",
    94,
    "_run",
    "self._context.run(self._callback, *self._args)",
    "~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
);
place!(SLEEP, "tasks.py", 702, "sleep", "return await future", "       ^^^^^^^^^^^^");
place!(RUNNER_EXIT, "runners.py", 63, "__exit__", "self.close()", "~~~~~~~~~~^^");
place!(RUNNER_CLOSE, "runners.py", 71, "close", "_cancel_all_tasks(loop)", "~~~~~~~~~~~~~~~~~^^^^^^");
place!(
    CANCEL_ALL,
    "runners.py",
    215,
    "_cancel_all_tasks",
    "loop.run_until_complete(tasks.gather(*to_cancel, return_exceptions=True))",
    "~~~~~~~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
);
place!(
    RUN_WITH,
    "runners.py",
    203,
    "run",
    "with Runner(debug=debug, loop_factory=loop_factory) as runner:",
    "     ~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
);
place!(
    RUN_NESTED,
    "runners.py",
    200,
    "run",
    "raise RuntimeError(\n        \"asyncio.run() cannot be called from a running event loop\")"
);
place!(
    RUNNER_RUN_NESTED,
    "runners.py",
    91,
    "run",
    "raise RuntimeError(\n        \"Runner.run() cannot be called from a running event loop\")"
);
place!(
    RUNNER_RUN_TYPE,
    "runners.py",
    103,
    "run",
    "raise TypeError('An asyncio.Future, a coroutine or an '\n                    'awaitable is required')"
);
place!(QUEUE_GET, "queues.py", 186, "get", "await getter");
place!(QUEUE_PUT, "queues.py", 139, "put", "await putter");
place!(QUEUE_GET_SHUT, "queues.py", 182, "get", "raise QueueShutDown");
place!(TIMEOUT_EXIT, "timeouts.py", 114, "__aexit__", "raise TimeoutError from exc_val");
place!(
    WAIT_FOR,
    "tasks.py",
    487,
    "wait_for",
    "async with timeouts.timeout(timeout):",
    "           ~~~~~~~~~~~~~~~~^^^^^^^^^"
);
place!(WAIT_FOR_AWAIT, "tasks.py", 488, "wait_for", "return await fut", "       ^^^^^^^^^");
place!(
    GROUP_AEXIT,
    "taskgroups.py",
    72,
    "__aexit__",
    "return await self._aexit(et, exc)",
    "       ^^^^^^^^^^^^^^^^^^^^^^^^^^"
);
place!(GROUP_BASE_ERROR, "taskgroups.py", 141, "_aexit", "raise self._base_error");
place!(GROUP_CANCELLED, "taskgroups.py", 157, "_aexit", "raise propagate_cancellation_error");
place!(GROUP_ERRORS, "taskgroups.py", 174, "_aexit", "raise BaseExceptionGroup(\n    ...<2 lines>...\n    ) from None");
place!(
    WAIT,
    "tasks.py",
    432,
    "wait",
    "return await _wait(fs, timeout, return_when, loop)",
    "       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
);
place!(WAIT_INNER, "tasks.py", 521, "_wait", "await waiter");
place!(WAIT_FOR_NO_TIME, "tasks.py", 485, "wait_for", "raise TimeoutError from exc");
place!(CHECK_CLOSED, "base_events.py", 694, "run_until_complete", "self._check_closed()", "~~~~~~~~~~~~~~~~~~^^");
place!(RAISE_CLOSED, "base_events.py", 550, "_check_closed", "raise RuntimeError('Event loop is closed')");
place!(CHECK_RUNNING, "base_events.py", 695, "run_until_complete", "self._check_running()", "~~~~~~~~~~~~~~~~~~~^^");
place!(
    RAISE_RUNNING,
    "base_events.py",
    631,
    "_check_running",
    "raise RuntimeError('This event loop is already running')"
);
place!(
    RAISE_OTHER_RUNNING,
    "base_events.py",
    633,
    "_check_running",
    "raise RuntimeError(\n        'Cannot run the event loop while another loop is running')"
);
