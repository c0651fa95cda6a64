# What few programs use of asyncio: policies, the call graph, bridges to threads, protocols and transports.
import sys

import asyncio
from asyncio import Future, Task, current_task


def _deprecated(name):
    import warnings
    words = f"'asyncio.{name}' is deprecated and slated for removal in Python 3.16"
    warnings.warn(words, DeprecationWarning, stacklevel=3)


class _AbstractEventLoopPolicy:
    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class _BaseDefaultEventLoopPolicy(_AbstractEventLoopPolicy):
    _loop_factory = asyncio.SelectorEventLoop

    def get_event_loop(self):
        return asyncio.get_event_loop()

    def set_event_loop(self, loop):
        asyncio.set_event_loop(loop)

    def new_event_loop(self):
        return self._loop_factory()


class _UnixDefaultEventLoopPolicy(_BaseDefaultEventLoopPolicy):
    pass


AbstractEventLoopPolicy = _AbstractEventLoopPolicy
DefaultEventLoopPolicy = _DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
_default_policy = None


def get_event_loop_policy():
    global _default_policy
    _deprecated("get_event_loop_policy")
    policy = asyncio._policy()
    if policy is None:
        if _default_policy is None:
            _default_policy = _UnixDefaultEventLoopPolicy()
        policy = _default_policy
    return policy


def set_event_loop_policy(policy):
    _deprecated("set_event_loop_policy")
    if policy is not None and not isinstance(policy, _AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, "
                        f"not '{type(policy).__name__}'")
    asyncio._set_policy(policy)


class FrameCallGraphEntry:
    __slots__ = ("frame",)

    def __init__(self, frame):
        self.frame = frame

    def __repr__(self):
        return f"FrameCallGraphEntry(frame={self.frame!r})"


class FutureCallGraph:
    __slots__ = ("future", "call_stack", "awaited_by")

    def __init__(self, future, call_stack, awaited_by):
        self.future = future
        self.call_stack = call_stack
        self.awaited_by = awaited_by

    def __repr__(self):
        return (f"FutureCallGraph(future={self.future!r}, call_stack={self.call_stack!r}, "
                f"awaited_by={self.awaited_by!r})")


def _check_future(future):
    if not isinstance(future, Future):
        raise TypeError(f"{future!r} object does not appear to be compatible with asyncio.Future")


def _waiting_for(future, limit):
    return tuple(_graph_of(parent, limit) for parent in future._asyncio_awaited_by or ())


def _graph_of(future, limit):
    _check_future(future)
    coro = future.get_coro() if hasattr(future, "get_coro") else None
    stack = []
    while coro is not None:
        if hasattr(coro, "cr_await"):
            stack.append(FrameCallGraphEntry(coro.cr_frame))
            coro = coro.cr_await
        elif hasattr(coro, "ag_await"):
            stack.append(FrameCallGraphEntry(coro.ag_frame))
            coro = coro.ag_await
        else:
            break
    awaited_by = _waiting_for(future, limit)
    if limit is not None:
        stack = stack[:limit] if limit > 0 else stack[limit:] if limit < 0 else []
    stack.reverse()
    return FutureCallGraph(future, tuple(stack), awaited_by)


def capture_call_graph(future=None, /, *, depth=1, limit=None):
    loop = asyncio._get_running_loop()
    if future is not None:
        if loop is None or future is not current_task(loop=loop):
            return _graph_of(future, limit)
    elif loop is None:
        raise RuntimeError("capture_call_graph() is called outside of a running event loop "
                           "and no *future* to introspect was provided")
    else:
        future = current_task(loop=loop)
    if future is None:
        return None
    _check_future(future)
    stack = []
    frame = sys._getframe(depth) if limit != 0 else None
    while frame is not None:
        stack.append(FrameCallGraphEntry(frame))
        if _generator_of(frame) is not None:
            back = frame.f_back
            if back is None or _generator_of(back) is None:
                break
        frame = frame.f_back
    if limit is not None:
        stack = stack[-limit:] if limit > 0 else stack[:-limit]
    return FutureCallGraph(future, tuple(stack), _waiting_for(future, limit))


def _generator_of(frame):
    return getattr(frame, "f_generator", None)


def _describe(frame):
    place = f"  |   File {frame.f_code.co_filename!r}, line {frame.f_lineno}, in "
    flags = frame.f_code.co_flags
    kind = "async " if flags & 0x80 else "async generator " if flags & 0x200 else "generator " if flags & 0x20 else ""
    return place + kind + frame.f_code.co_qualname + "()"


def format_call_graph(future=None, /, *, depth=1, limit=None):
    lines = []

    def render(graph, level):
        def add(text):
            lines.append("    " * level + text)

        if isinstance(graph.future, Task):
            add(f"* Task(name={graph.future.get_name()!r}, id={id(graph.future):#x})")
        else:
            add(f"* Future(id={id(graph.future):#x})")
        if graph.call_stack:
            add("  + Call stack:")
            for entry in graph.call_stack:
                add(_describe(entry.frame))
        if graph.awaited_by:
            add("  + Awaited by:")
            for parent in graph.awaited_by:
                render(parent, level + 1)

    graph = capture_call_graph(future, depth=depth + 1, limit=limit)
    if graph is None:
        return ""
    render(graph, 0)
    return "\n".join(lines)


def print_call_graph(future=None, /, *, file=None, depth=1, limit=None):
    print(format_call_graph(future, depth=depth + 1, limit=limit), file=file)


future_add_to_awaited_by = asyncio._add_awaited_by
future_discard_from_awaited_by = asyncio._discard_awaited_by


def _copy_outcome(source, target):
    if target.done():
        return
    if source.cancelled():
        target.cancel()
        return
    error = source.exception()
    if error is not None:
        target.set_exception(error)
    else:
        target.set_result(source.result())


def run_coroutine_threadsafe(coro, loop):
    import concurrent.futures
    if not asyncio.iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = concurrent.futures.Future()

    def callback():
        try:
            task = asyncio.ensure_future(coro, loop=loop)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

        def task_done(task):
            if task.cancelled():
                future.cancel()
            if not future.set_running_or_notify_cancel():
                return
            error = task.exception()
            if error is not None:
                future.set_exception(error)
            else:
                future.set_result(task.result())

        def future_done(future):
            if future.cancelled() and not task.done():
                loop.call_soon_threadsafe(task.cancel)

        task.add_done_callback(task_done)
        future.add_done_callback(future_done)

    loop.call_soon_threadsafe(callback)
    return future


def wrap_future(future, *, loop=None):
    if asyncio.isfuture(future):
        return future
    import concurrent.futures
    assert isinstance(future, concurrent.futures.Future), f"concurrent.futures.Future is expected, got {future!r}"
    if loop is None:
        loop = asyncio.get_event_loop()
    ours = loop.create_future()

    def theirs_done(theirs):
        if ours.cancelled() or loop.is_closed():
            return
        loop.call_soon_threadsafe(_copy_outcome, theirs, ours)

    def ours_done(ours):
        if ours.cancelled():
            future.cancel()

    ours.add_done_callback(ours_done)
    future.add_done_callback(theirs_done)
    return ours


class BaseProtocol:
    __slots__ = ()

    def connection_made(self, transport):
        pass

    def connection_lost(self, exc):
        pass

    def pause_writing(self):
        pass

    def resume_writing(self):
        pass


class Protocol(BaseProtocol):
    __slots__ = ()

    def data_received(self, data):
        pass

    def eof_received(self):
        pass


class BufferedProtocol(BaseProtocol):
    __slots__ = ()

    def get_buffer(self, sizehint):
        pass

    def buffer_updated(self, nbytes):
        pass

    def eof_received(self):
        pass


class DatagramProtocol(BaseProtocol):
    __slots__ = ()

    def datagram_received(self, data, addr):
        pass

    def error_received(self, exc):
        pass


class SubprocessProtocol(BaseProtocol):
    __slots__ = ()

    def pipe_data_received(self, fd, data):
        pass

    def pipe_connection_lost(self, fd, exc):
        pass

    def process_exited(self):
        pass


class BaseTransport:
    __slots__ = ("_extra",)

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        return self._extra.get(name, default)

    def is_closing(self):
        raise NotImplementedError

    def close(self):
        raise NotImplementedError


class ReadTransport(BaseTransport):
    __slots__ = ()


class WriteTransport(BaseTransport):
    __slots__ = ()

    def write(self, data):
        raise NotImplementedError

    def writelines(self, list_of_data):
        self.write(b"".join(list_of_data))


class Transport(ReadTransport, WriteTransport):
    __slots__ = ()


class DatagramTransport(BaseTransport):
    __slots__ = ("__dict__",)

    def sendto(self, data, addr=None):
        raise NotImplementedError

    def abort(self):
        raise NotImplementedError


class SubprocessTransport(BaseTransport):
    __slots__ = ()


class SendfileNotAvailableError(RuntimeError):
    pass


class IncompleteReadError(EOFError):
    def __init__(self, partial, expected):
        shown = "undefined" if expected is None else repr(expected)
        super().__init__(f"{len(partial)} bytes read on a total of {shown} expected bytes")
        self.partial = partial
        self.expected = expected

    def __reduce__(self):
        return type(self), (self.partial, self.expected)


class LimitOverrunError(Exception):
    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed

    def __reduce__(self):
        return type(self), (self.args[0], self.consumed)


IncompleteReadError.__module__ = LimitOverrunError.__module__ = "asyncio.exceptions"
SendfileNotAvailableError.__module__ = "asyncio.exceptions"
for _class in (BaseProtocol, Protocol, BufferedProtocol, DatagramProtocol, SubprocessProtocol):
    _class.__module__ = "asyncio.protocols"
for _class in (BaseTransport, ReadTransport, WriteTransport, Transport, DatagramTransport, SubprocessTransport):
    _class.__module__ = "asyncio.transports"
for _class in (FrameCallGraphEntry, FutureCallGraph):
    _class.__module__ = "asyncio.graph"
for _class in (_AbstractEventLoopPolicy, _BaseDefaultEventLoopPolicy):
    _class.__module__ = "asyncio.events"
_UnixDefaultEventLoopPolicy.__module__ = "asyncio.unix_events"
