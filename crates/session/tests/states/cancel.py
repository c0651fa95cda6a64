# probe begins
import asyncio, inspect, json, sys


def _stack(coro):
    frames = []
    while coro is not None:
        frame = getattr(coro, "cr_frame", None) or getattr(coro, "gi_frame", None)
        if frame and frame.f_code.co_filename.endswith("main.py"):
            frames.append(frame)
        coro = getattr(coro, "cr_await", None) or getattr(coro, "gi_yieldfrom", None)
    return frames


def _calls(coro, frame):
    frames = []
    while frame is not None:
        if frame.f_code.co_filename.endswith("main.py"):
            frames.append(frame)
        if coro is not None and frame is coro.cr_frame:
            break
        frame = frame.f_back
    return frames[::-1]


PLAIN = (int, str, float, bool, list, tuple, dict, set, bytes, range, type(None))


def _shown(frames):
    names = frames[-1].f_locals if frames and frames[-1].f_code.co_name != "<module>" else {}
    return {
        "stack": [[f.f_code.co_qualname, f.f_lineno] for f in frames],
        "locals": {n: repr(v) for n, v in names.items() if isinstance(v, PLAIN) and "<" not in repr(v)},
    }


def _sleeper(future):
    for callback, _ in future._callbacks or ():
        if isinstance(getattr(callback, "__self__", None), asyncio.Task):
            return callback.__self__.get_name()
    return ""


def _handle(handle):
    call = handle._callback
    owner = getattr(call, "__self__", None)
    if isinstance(owner, asyncio.Task):
        return ["wakeup" if getattr(call, "__name__", "") == "task_wakeup" else "step", owner.get_name()]
    if getattr(call, "__name__", "") == "_set_result_unless_cancelled":
        return ["sleep", _sleeper(handle._args[0])]
    return ["call", call.__qualname__]


def probe(label):
    try:
        loop = asyncio.get_running_loop()
        current = asyncio.current_task()
    except RuntimeError:
        loop = current = None
    tasks = []
    for task in sorted(asyncio.all_tasks(loop) if loop else (), key=lambda t: t.get_name()):
        coro, waits = task.get_coro(), task._fut_waiter
        if task is current:
            stage, frames = "running", _calls(coro, sys._getframe(1))
        else:
            frames = _stack(coro)
            if waits is not None and not waits.done():
                stage = "waiting"
            else:
                stage = "created" if inspect.getcoroutinestate(coro) == "CORO_CREATED" else "ready"
        on = waits.get_name() if stage == "waiting" and isinstance(waits, asyncio.Task) else None
        tasks.append({"name": task.get_name(), "coro": coro.__qualname__, "stage": stage, "on": on, **_shown(frames)})
    print(json.dumps({
        "label": label,
        "time": round(loop.time(), 6) if loop else 0,
        "current": current.get_name() if current else None,
        "tasks": tasks,
        "main": [] if current else [[f.f_code.co_qualname, f.f_lineno] for f in _calls(None, sys._getframe(1))],
        "ready": [_handle(h) for h in loop._ready if not h._cancelled] if loop else [],
        "timers": sorted([round(h.when(), 6), *_handle(h)] for h in loop._scheduled if not h._cancelled) if loop else [],
    }))
# probe ends

import asyncio


async def patient(n):
    try:
        if n:
            await patient(n - 1)
        else:
            await asyncio.sleep(10)
    finally:
        probe(f"unwinds {n}")
        await asyncio.sleep(0.25)


async def lazy():
    await asyncio.Event().wait()


async def main():
    task = asyncio.create_task(patient(3), name="patient")
    other = asyncio.create_task(lazy(), name="lazy")
    await asyncio.sleep(1)
    probe("all wait")
    task.cancel()
    probe("cancel asked")
    await asyncio.sleep(0)
    probe("first unwound")
    try:
        await task
    except asyncio.CancelledError:
        probe("gone")
    try:
        await asyncio.wait_for(patient(1), 2)
    except TimeoutError:
        probe("timed out")
    other.cancel()
    await asyncio.wait([other])
    probe("end")


asyncio.run(main())
