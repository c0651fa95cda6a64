import asyncio
import time


class Log:
    def __init__(self, seed):
        self.seed = seed

    def __call__(self, *what):
        print(self.seed, f"{round(asyncio.get_running_loop().time(), 2):g}", *what)


def show(e):
    if isinstance(e, BaseExceptionGroup):
        return sorted(show(x) for x in e.exceptions)
    return f"{type(e).__name__}{e.args}"


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return show(e)


def cancel(tasks, i, by):
    task = tasks.get(i)
    if task is None or task is asyncio.current_task():
        return "nobody"
    return task.get_name(), task.cancel(f"by {by}")


async def join(tasks, i):
    if i not in tasks:
        return "nobody"
    return await asyncio.wait_for(asyncio.shield(tasks[i]), 2)


async def outcome(awaitable):
    try:
        return await awaitable
    except Exception as e:
        return show(e)


async def named(awaitable):
    return await awaitable


async def job(log, n, delay, error=None):
    log("job", n, "starts")
    try:
        await asyncio.sleep(delay)
        if error:
            raise error(n)
        return n
    except asyncio.CancelledError:
        log("job", n, "cancelled")
        raise
    finally:
        log("job", n, "ends")


async def stubborn(log, n, delay):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        log("stubborn", n, "takes its time")
        await asyncio.sleep(0.5)
        raise
    return n


async def steps(log, n, count):
    for i in range(count):
        log("step", n, i)
        await asyncio.sleep(0)
    return n


async def waits(timeout, when, *jobs):
    tasks = [asyncio.create_task(named(j)) for j in jobs]
    done, pending = await asyncio.wait(tasks, timeout=timeout, return_when=when)
    return "".join("D" if t in done else "p" for t in tasks), await finish_quietly(tasks)


async def completed(*jobs):
    out = []
    for f in asyncio.as_completed([asyncio.create_task(named(j)) for j in jobs]):
        out.append(await outcome(f))
    return out


async def finish_quietly(tasks):
    for t in tasks:
        t.cancel()
    return [show(r) if isinstance(r, BaseException) else r for r in await asyncio.gather(*tasks, return_exceptions=True)]


async def finish(log, tasks):
    tasks = list(tasks)
    log("finish", [t.done() for t in tasks])
    log("end", await finish_quietly(tasks))


async def run(scenario):
    try:
        await scenario()
    except BaseException as e:
        print("scenario ended by", show(e))
    loose = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
    for t in sorted(loose, key=lambda t: (len(t.get_name()), t.get_name())):
        t.cancel()
        await asyncio.wait([t])
        t.cancelled() or t.exception()


async def scenario_41():
    log = Log(41)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "event", await event.wait())
            try:
                async with asyncio.timeout(0):
                    await asyncio.sleep(0.5)
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(2)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        for _ in range(2):
            log(me, "at", 1)
        raise KeyError(me)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        log(me, "gather", await outcome(asyncio.gather(job(log, 2, 0), job(log, 3, 1.5, OSError), return_exceptions=False)))
        async with lock:
            log(me, "has the lock")
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(asyncio.sleep(0, 4)), 0.5)))
            log(me, "event", await event.wait())
        log(me, "event", await event.wait())
        log(me, "get_nowait", attempt(queue.get_nowait))
        time.sleep(0.5); log(me, "blocked")
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        log(me, "wait_for", await outcome(asyncio.wait_for(steps(log, 5, 2), 0)))
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(job(log, 6, 0)))
                group.create_task(named(job(log, 7, 0, OSError)))
                group.create_task(named(job(log, 8, 0)))
        except* Exception as e:
            log(me, "group failed", show(e))
        log(me, "get_nowait", attempt(queue.get_nowait))
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        try:
            async with sem:
                log(me, "has the semaphore")
                log(me, "put_nowait", attempt(queue.put_nowait, 9))
            async with lock:
                log(me, "has the lock")
                await asyncio.sleep(0)
                async with cond:
                    cond.notify(2)
                    log(me, "condition")
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_later(0.25, lambda: future.done() or future.set_result(11))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    await asyncio.sleep(0)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[3].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    try:
        async with asyncio.timeout(12):
            try:
                async with asyncio.timeout(2):
                    log("main", "gather", await outcome(asyncio.gather(job(log, 12, 0.25, KeyError), asyncio.sleep(0, 13), return_exceptions=False)))
                    log("main", "awaits", await outcome(job(log, 14, 1.5)))
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
            async with sem:
                log("main", "has the semaphore")
                event.set()
                await asyncio.sleep(1)
            log("main", "cancels", cancel(tasks, 0, "main"))
            log("main", "as_completed", await completed(job(log, 15, 1, KeyError), steps(log, 16, 1), stubborn(log, 17, 1)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_42():
    log = Log(42)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "gather", await outcome(asyncio.gather(steps(log, 1, 1), steps(log, 2, 2), job(log, 3, 0.25), return_exceptions=False)))
            log(me, "put_nowait", attempt(queue.put_nowait, 4))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(stubborn(log, 5, 1)))
                    group.create_task(named(job(log, 6, 1, KeyError)))
                    try:
                        async with asyncio.timeout(2):
                            await queue.put(7); log(me, "put", queue.qsize())
                    except TimeoutError:
                        log(me, "timed out", asyncio.current_task().cancelling())
            except* Exception as e:
                log(me, "group failed", show(e))
            log(me, "put_nowait", attempt(queue.put_nowait, 8))
        finally:
            log(me, "finally")
            await asyncio.sleep(0.25)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        for _ in range(2):
            log(me, "at", 9)
            async with lock:
                log(me, "has the lock")
                async with lock:
                    log(me, "has the lock")
                    log(me, "got", await queue.get())
            event.set()
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            try:
                async with asyncio.timeout(1):
                    event.set()
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            log(me, "put_nowait", attempt(queue.put_nowait, 10))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        log(me, "joins", await outcome(join(tasks, 0)))
        log(me, "put_nowait", attempt(queue.put_nowait, 11))
        raise KeyError(me)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(1)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            log("main", "wait_for", await outcome(asyncio.wait_for(job(log, 12, 0), 0.5)))
            async with cond:
                cond.notify_all()
                log("main", "condition")
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_43():
    log = Log(43)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.PriorityQueue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            async with asyncio.timeout(1):
                async with sem:
                    log(me, "has the semaphore")
                    log(me, "joins", await outcome(join(tasks, 1)))
                    log(me, "got", await queue.get())
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "cancels", cancel(tasks, 1, me))
        log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 1, 0, KeyError), 3)))
        future.done() or future.set_result(2)
        raise ValueError(me)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        async with cond:
            await cond.wait()
            log(me, "condition")
        log(me, "put_nowait", attempt(queue.put_nowait, 3))
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    try:
        async with asyncio.timeout(12):
            async with lock:
                log("main", "has the lock")
                log("main", "future", await asyncio.shield(future))
            log("main", "joins", await outcome(join(tasks, 0)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_44():
    log = Log(44)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "joins", await outcome(join(tasks, 2)))
            log(me, "wait_for", await outcome(asyncio.wait_for(steps(log, 1, 2), 0)))
            async with cond:
                await cond.wait()
                log(me, "condition")
            async with lock:
                log(me, "has the lock")
                log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 2, 0), 2)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            await queue.put(3); log(me, "put", queue.qsize())
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(stubborn(log, 4, 0)))
            except* Exception as e:
                log(me, "group failed", show(e))
            log(me, "gather", await outcome(asyncio.gather(asyncio.sleep(1, 5), steps(log, 6, 3), return_exceptions=True)))
            async with sem:
                log(me, "has the semaphore")
                log(me, "awaits", await outcome(job(log, 7, 0, ValueError)))
                log(me, "get_nowait", attempt(queue.get_nowait))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            for _ in range(3):
                log(me, "event", await event.wait())
                log(me, "wait", await waits(0.5, asyncio.FIRST_COMPLETED, job(log, 8, 0, OSError), steps(log, 9, 3)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_soon(event.clear)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            log("main", "as_completed", await completed(job(log, 12, 0.5), job(log, 13, 1.5)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(steps(log, 14, 1)))
                    group.create_task(named(job(log, 15, 1.5)))
                    group.create_task(named(steps(log, 16, 1)))
                    log("main", "wait", await waits(None, asyncio.FIRST_COMPLETED, stubborn(log, 17, 0.5)))
            except* Exception as e:
                log("main", "group failed", show(e))
            async with lock:
                log("main", "has the lock")
                async with lock:
                    log("main", "has the lock")
                    log("main", "awaits", await outcome(job(log, 18, 0.25)))
            async with sem:
                log("main", "has the semaphore")
                await queue.put(19); log("main", "put", queue.qsize())
                await asyncio.sleep(0)
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_45():
    log = Log(45)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            async with sem:
                log(me, "has the semaphore")
                log(me, "get_nowait", attempt(queue.get_nowait))
            log(me, "put_nowait", attempt(queue.put_nowait, 1))
            log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 2, 1), 0.25)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "gather", await outcome(asyncio.gather(job(log, 3, 1, KeyError), steps(log, 4, 2), steps(log, 5, 1), return_exceptions=False)))
            await asyncio.sleep(0)
            future.done() or future.set_result(6)
            await queue.put(7); log(me, "put", queue.qsize())
        finally:
            log(me, "finally")
            await asyncio.sleep(0)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    try:
        async with asyncio.timeout(12):
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(stubborn(log, 8, 0.5)))
                    group.create_task(named(stubborn(log, 9, 0)))
                    group.create_task(named(asyncio.sleep(1, 10)))
            except* Exception as e:
                log("main", "group failed", show(e))
            log("main", "as_completed", await completed(asyncio.sleep(2, 11), steps(log, 12, 1)))
            async with sem:
                log("main", "has the semaphore")
                async with sem:
                    log("main", "has the semaphore")
                    time.sleep(1); log("main", "blocked")
                    time.sleep(0.5); log("main", "blocked")
            log("main", "cancels", cancel(tasks, 1, "main"))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_46():
    log = Log(46)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(3):
                log(me, "as_completed", await completed(asyncio.sleep(0.5, 1), job(log, 2, 1)))
                try:
                    async with asyncio.timeout(0):
                        async with lock:
                            log(me, "has the lock")
                            time.sleep(1); log(me, "blocked")
                            log(me, "get_nowait", attempt(queue.get_nowait))
                        try:
                            async with asyncio.timeout(1):
                                log(me, "got", await queue.get())
                        except TimeoutError:
                            log(me, "timed out", asyncio.current_task().cancelling())
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
                async with cond:
                    await cond.wait_for(lambda: queue.qsize() > 1)
                    log(me, "condition")
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(asyncio.sleep(0.5, 3)))
                    group.create_task(named(asyncio.sleep(0, 4)))
                    try:
                        async with asyncio.timeout(0):
                            log(me, "put_nowait", attempt(queue.put_nowait, 5))
                    except TimeoutError:
                        log(me, "timed out", asyncio.current_task().cancelling())
            except* Exception as e:
                log(me, "group failed", show(e))
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(stubborn(log, 6, 1)), 2)))
            log(me, "got", await queue.get())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
            await asyncio.sleep(1)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            for _ in range(3):
                await asyncio.sleep(0.5)
                await asyncio.sleep(0.25)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            for _ in range(3):
                time.sleep(0.25); log(me, "blocked")
                asyncio.get_running_loop().call_later(0, event.clear)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        raise KeyError(me)
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        try:
            future.done() or future.set_result(9)
            log(me, "as_completed", await completed(steps(log, 10, 1), job(log, 11, 0.25), job(log, 12, 1)))
            time.sleep(1); log(me, "blocked")
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(steps(log, 13, 2)), 0.25)))
            log(me, "as_completed", await completed(job(log, 14, 1), steps(log, 15, 2)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0.5)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(event.clear)
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    await asyncio.sleep(1)
    asyncio.get_running_loop().call_soon(log, "called back", 18)
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    await asyncio.sleep(1)
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    try:
        async with asyncio.timeout(12):
            async with cond:
                await cond.wait()
                log("main", "condition")
            async with sem:
                log("main", "has the semaphore")
                log("main", "cancels", cancel(tasks, 2, "main"))
            try:
                async with asyncio.timeout(1):
                    async with lock:
                        log("main", "has the lock")
                        log("main", "awaits", await outcome(stubborn(log, 20, 0.5)))
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_47():
    log = Log(47)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.LifoQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(job(log, 1, 1.5)))
                group.create_task(named(job(log, 2, 0.5)))
                log(me, "event", await event.wait())
        except* Exception as e:
            log(me, "group failed", show(e))
        async with lock:
            log(me, "has the lock")
            async with lock:
                log(me, "has the lock")
                log(me, "joins", await outcome(join(tasks, 1)))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        log(me, "joins", await outcome(join(tasks, 2)))
        log(me, "get_nowait", attempt(queue.get_nowait))
        log(me, "gather", await outcome(asyncio.gather(asyncio.sleep(0, 3), return_exceptions=False)))
        try:
            async with asyncio.timeout(0.25):
                async with lock:
                    log(me, "has the lock")
                    log(me, "at", 4)
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        event.clear()
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            time.sleep(1); log(me, "blocked")
            await asyncio.sleep(0)
            log(me, "future", await asyncio.shield(future))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    try:
        async with asyncio.timeout(12):
            log("main", "put_nowait", attempt(queue.put_nowait, 5))
            log("main", "joins", await outcome(join(tasks, 1)))
            log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 6, 0.25, OSError)), 1)))
            async with cond:
                await cond.wait_for(lambda: queue.qsize() < 1)
                log("main", "condition")
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_48():
    log = Log(48)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.PriorityQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "wait_for", await outcome(asyncio.wait_for(stubborn(log, 1, 3), 2)))
            try:
                async with asyncio.timeout(0):
                    try:
                        async with asyncio.timeout(0):
                            log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 2, 1), 0)))
                    except TimeoutError:
                        log(me, "timed out", asyncio.current_task().cancelling())
                    try:
                        async with asyncio.timeout(1):
                            log(me, "at", 3)
                    except TimeoutError:
                        log(me, "timed out", asyncio.current_task().cancelling())
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 4, 1)))
                    group.create_task(named(job(log, 5, 0)))
                    async with sem:
                        log(me, "has the semaphore")
                        log(me, "gather", await outcome(asyncio.gather(job(log, 6, 1.5, OSError), job(log, 7, 0, ValueError), stubborn(log, 8, 1.5), return_exceptions=False)))
            except* Exception as e:
                log(me, "group failed", show(e))
            future.done() or future.set_result(9)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        raise KeyError(me)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        async with cond:
            await cond.wait()
            log(me, "condition")
        log(me, "gather", await outcome(asyncio.gather(job(log, 10, 0.5, OSError), job(log, 11, 0), job(log, 12, 1, OSError), return_exceptions=True)))
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(stubborn(log, 13, 0)))
                group.create_task(named(job(log, 14, 0.5)))
        except* Exception as e:
            log(me, "group failed", show(e))
        raise OSError(me)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            for _ in range(2):
                log(me, "as_completed", await completed(asyncio.sleep(0.25, 15), stubborn(log, 16, 2), job(log, 17, 0, OSError)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        log(me, "future", await asyncio.shield(future))
        log(me, "wait_for", await outcome(asyncio.wait_for(stubborn(log, 18, 1), 2)))
        try:
            async with asyncio.timeout(0.5):
                future.done() or future.set_result(19)
                try:
                    async with asyncio.TaskGroup() as group:
                        group.create_task(named(stubborn(log, 20, 1.5)))
                        log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(asyncio.sleep(0.5, 21)), 0)))
                except* Exception as e:
                    log(me, "group failed", show(e))
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "wait_for", await outcome(asyncio.wait_for(stubborn(log, 22, 1), 1)))
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(24))
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    asyncio.get_running_loop().call_later(3, lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            log("main", "as_completed", await completed(job(log, 27, 0.5), asyncio.sleep(2, 28)))
            event.clear()
            log("main", "at", 29)
            log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 30, 1.5)), 0)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_49():
    log = Log(49)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            await asyncio.sleep(0)
            log(me, "future", await asyncio.shield(future))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 1, 0)))
                    group.create_task(named(stubborn(log, 2, 1)))
            except* Exception as e:
                log(me, "group failed", show(e))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(3)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(stubborn(log, 3, 2)))
                group.create_task(named(asyncio.sleep(0, 4)))
        except* Exception as e:
            log(me, "group failed", show(e))
        log(me, "at", 5)
        asyncio.get_running_loop().call_later(0.25, lambda: future.done() or future.set_result(7))
        time.sleep(0.5); log(me, "blocked")
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "future", await asyncio.shield(future))
            log(me, "joins", await outcome(join(tasks, 1)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            log(me, "gather", await outcome(asyncio.gather(asyncio.sleep(0, 8), job(log, 9, 0), job(log, 10, 0.5), return_exceptions=True)))
            await asyncio.sleep(1)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_later(0, event.set)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            log("main", "gather", await outcome(asyncio.gather(stubborn(log, 13, 0.5), job(log, 14, 1.5), return_exceptions=False)))
            log("main", "gather", await outcome(asyncio.gather(job(log, 15, 0.5), stubborn(log, 16, 0), return_exceptions=False)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_50():
    log = Log(50)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        for _ in range(3):
            time.sleep(0.25); log(me, "blocked")
        raise OSError(me)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            async with asyncio.timeout(0):
                async with sem:
                    log(me, "has the semaphore")
                    log(me, "cancels", cancel(tasks, 2, me))
                    log(me, "at", 1)
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "at", 2)
        log(me, "event", await event.wait())
        await asyncio.sleep(0)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "future", await asyncio.shield(future))
            async with lock:
                log(me, "has the lock")
                async with sem:
                    log(me, "has the semaphore")
                    event.set()
            await asyncio.sleep(0.25)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(0)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    await asyncio.sleep(1)
    try:
        async with asyncio.timeout(12):
            log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(asyncio.sleep(0, 3)), 0)))
            async with cond:
                await cond.wait()
                log("main", "condition")
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_51():
    log = Log(51)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "put_nowait", attempt(queue.put_nowait, 1))
            log(me, "awaits", await outcome(job(log, 2, 1.5, ValueError)))
            log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 3, 1), 0)))
            asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(5))
            log(me, "gather", await outcome(asyncio.gather(steps(log, 6, 3), return_exceptions=True)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        async with lock:
            log(me, "has the lock")
            try:
                async with asyncio.timeout(0.5):
                    log(me, "event", await event.wait())
                    future.done() or future.set_result(7)
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
        await asyncio.sleep(1.5)
        await asyncio.sleep(0)
        try:
            async with asyncio.timeout(0.25):
                log(me, "awaits", await outcome(asyncio.sleep(0.25, 8)))
                async with cond:
                    cond.notify(2)
                    log(me, "condition")
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        async with lock:
            log(me, "has the lock")
            try:
                async with asyncio.timeout(0.5):
                    future.done() or future.set_result(9)
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            log(me, "awaits", await outcome(stubborn(log, 10, 0)))
        time.sleep(0.5); log(me, "blocked")
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(asyncio.sleep(2, 11)))
                async with cond:
                    await cond.wait_for(lambda: queue.qsize() < 1)
                    log(me, "condition")
        except* Exception as e:
            log(me, "group failed", show(e))
        time.sleep(1); log(me, "blocked")
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 12, 0)))
                    group.create_task(named(asyncio.sleep(1, 13)))
            except* Exception as e:
                log(me, "group failed", show(e))
            asyncio.get_running_loop().call_soon(log, "called back", 14)
            async with cond:
                cond.notify_all()
                log(me, "condition")
            log(me, "gather", await outcome(asyncio.gather(stubborn(log, 16, 1), stubborn(log, 17, 0), return_exceptions=True)))
        finally:
            log(me, "finally")
            await asyncio.sleep(0.5)
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        try:
            log(me, "as_completed", await completed(job(log, 18, 0.5, ValueError), job(log, 19, 0), job(log, 20, 0)))
            log(me, "put_nowait", attempt(queue.put_nowait, 21))
            log(me, "cancels", cancel(tasks, 2, me))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_later(0, log, "called back", 22)
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    await asyncio.sleep(0.5)
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    tasks[4].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            log("main", "joins", await outcome(join(tasks, 4)))
            log("main", "get_nowait", attempt(queue.get_nowait))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_52():
    log = Log(52)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.PriorityQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            try:
                async with asyncio.timeout(0):
                    async with sem:
                        log(me, "has the semaphore")
                        log(me, "future", await asyncio.shield(future))
                    try:
                        async with asyncio.TaskGroup() as group:
                            group.create_task(named(asyncio.sleep(0, 1)))
                            group.create_task(named(job(log, 2, 1)))
                    except* Exception as e:
                        log(me, "group failed", show(e))
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            future.done() or future.set_result(3)
            log(me, "wait", await waits(1, asyncio.FIRST_EXCEPTION, job(log, 4, 0, OSError), job(log, 5, 0, OSError), job(log, 6, 3)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        for _ in range(2):
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(asyncio.sleep(0.5, 7)))
                    group.create_task(named(asyncio.sleep(1, 8)))
                    group.create_task(named(stubborn(log, 9, 1)))
            except* Exception as e:
                log(me, "group failed", show(e))
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(stubborn(log, 10, 0)))
                    try:
                        async with asyncio.timeout(2):
                            log(me, "event", await event.wait())
                            await queue.put(11); log(me, "put", queue.qsize())
                    except TimeoutError:
                        log(me, "timed out", asyncio.current_task().cancelling())
            except* Exception as e:
                log(me, "group failed", show(e))
            log(me, "put_nowait", attempt(queue.put_nowait, 12))
            log(me, "put_nowait", attempt(queue.put_nowait, 13))
            future.done() or future.set_result(14)
            await asyncio.sleep(1)
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(16))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(0.5)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            log("main", "put_nowait", attempt(queue.put_nowait, 17))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 18, 2, ValueError)))
                    await asyncio.sleep(1)
            except* Exception as e:
                log("main", "group failed", show(e))
            await asyncio.sleep(0)
            log("main", "wait_for", await outcome(asyncio.wait_for(job(log, 19, 0.5), 0.5)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_53():
    log = Log(53)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        for _ in range(3):
            async with cond:
                await cond.wait()
                log(me, "condition")
            await asyncio.sleep(1.5)
            async with lock:
                log(me, "has the lock")
                log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(asyncio.sleep(0, 1)), 2)))
                log(me, "cancels", cancel(tasks, 0, me))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            async with sem:
                log(me, "has the semaphore")
                log(me, "at", 2)
                async with sem:
                    log(me, "has the semaphore")
                    event.set()
            future.done() or future.set_result(3)
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    await asyncio.sleep(2)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    try:
        async with asyncio.timeout(12):
            log("main", "joins", await outcome(join(tasks, 1)))
            async with sem:
                log("main", "has the semaphore")
                async with lock:
                    log("main", "has the lock")
                    log("main", "at", 4)
            log("main", "got", await queue.get())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_54():
    log = Log(54)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "event", await event.wait())
            async with lock:
                log(me, "has the lock")
                log(me, "cancels", cancel(tasks, 1, me))
            async with cond:
                cond.notify(1)
                log(me, "condition")
            await asyncio.sleep(1)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "wait_for", await outcome(asyncio.wait_for(stubborn(log, 1, 0), 1)))
            time.sleep(0.5); log(me, "blocked")
            log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 2, 0), 0)))
            log(me, "put_nowait", attempt(queue.put_nowait, 3))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        log(me, "joins", await outcome(join(tasks, 3)))
        log(me, "wait", await waits(2, asyncio.ALL_COMPLETED, job(log, 4, 0), steps(log, 5, 3)))
        raise ValueError(me)
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            for _ in range(3):
                log(me, "wait", await waits(None, asyncio.FIRST_EXCEPTION, stubborn(log, 6, 3)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(1)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_later(0, log, "called back", 7)
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_later(3, event.set)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            log("main", "joins", await outcome(join(tasks, 3)))
            await asyncio.sleep(1)
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_55():
    log = Log(55)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(2):
                log(me, "wait", await waits(2, asyncio.FIRST_EXCEPTION, job(log, 1, 0, OSError), job(log, 2, 0)))
                log(me, "wait", await waits(1, asyncio.FIRST_COMPLETED, asyncio.sleep(3, 3), job(log, 4, 0.5, KeyError)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        async with lock:
            log(me, "has the lock")
            log(me, "event", await event.wait())
            log(me, "awaits", await outcome(steps(log, 5, 1)))
        log(me, "joins", await outcome(join(tasks, 2)))
        log(me, "got", await queue.get())
        log(me, "at", 6)
        await asyncio.sleep(0)
        raise KeyError(me)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "event", await event.wait())
            event.set()
            log(me, "put_nowait", attempt(queue.put_nowait, 7))
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            for _ in range(3):
                log(me, "awaits", await outcome(job(log, 8, 1)))
                future.done() or future.set_result(9)
                log(me, "got", await queue.get())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        try:
            for _ in range(3):
                log(me, "cancels", cancel(tasks, 0, me))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    await asyncio.sleep(0)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_later(1, log, "called back", 10)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    asyncio.get_running_loop().call_later(0, event.clear)
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    await asyncio.sleep(0)
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    await asyncio.sleep(1.5)
    try:
        async with asyncio.timeout(12):
            await queue.put(14); log("main", "put", queue.qsize())
            log("main", "cancels", cancel(tasks, 3, "main"))
            log("main", "wait_for", await outcome(asyncio.wait_for(job(log, 15, 0.5, OSError), 0)))
            await queue.put(16); log("main", "put", queue.qsize())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_56():
    log = Log(56)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(2):
                await queue.put(1); log(me, "put", queue.qsize())
                log(me, "event", await event.wait())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "awaits", await outcome(job(log, 2, 1)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(asyncio.sleep(2, 3)))
            except* Exception as e:
                log(me, "group failed", show(e))
        finally:
            log(me, "finally")
            await asyncio.sleep(0.5)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(asyncio.sleep(0, 4)), 0)))
            log(me, "future", await asyncio.shield(future))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0.25)
            log(me, "swallows it")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(6))
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    try:
        async with asyncio.timeout(12):
            log("main", "event", await event.wait())
            log("main", "wait_for", await outcome(asyncio.wait_for(stubborn(log, 7, 0.5), 0)))
            try:
                async with asyncio.timeout(0):
                    log("main", "cancels", cancel(tasks, 2, "main"))
                    log("main", "event", await event.wait())
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_57():
    log = Log(57)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.PriorityQueue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "gather", await outcome(asyncio.gather(job(log, 1, 0), return_exceptions=False)))
            log(me, "event", await event.wait())
            async with cond:
                cond.notify(2)
                log(me, "condition")
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        await asyncio.sleep(1)
        log(me, "get_nowait", attempt(queue.get_nowait))
        try:
            async with asyncio.timeout(2):
                try:
                    async with asyncio.TaskGroup() as group:
                        group.create_task(named(stubborn(log, 2, 0)))
                        group.create_task(named(job(log, 3, 0)))
                        log(me, "got", await queue.get())
                except* Exception as e:
                    log(me, "group failed", show(e))
                async with lock:
                    log(me, "has the lock")
                    event.clear()
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(stubborn(log, 4, 1)))
                group.create_task(named(job(log, 5, 0)))
                async with cond:
                    await cond.wait()
                    log(me, "condition")
        except* Exception as e:
            log(me, "group failed", show(e))
        async with lock:
            log(me, "has the lock")
            async with cond:
                await cond.wait()
                log(me, "condition")
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        log(me, "cancels", cancel(tasks, 1, me))
        log(me, "get_nowait", attempt(queue.get_nowait))
        async with sem:
            log(me, "has the semaphore")
            log(me, "wait_for", await outcome(asyncio.wait_for(stubborn(log, 6, 1), 0)))
            async with cond:
                await cond.wait_for(lambda: queue.qsize() > 1)
                log(me, "condition")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_later(0, event.set)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    try:
        async with asyncio.timeout(12):
            log("main", "future", await asyncio.shield(future))
            await queue.put(9); log("main", "put", queue.qsize())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_58():
    log = Log(58)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.LifoQueue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(2):
                future.done() or future.set_result(1)
                try:
                    async with asyncio.timeout(0.25):
                        asyncio.get_running_loop().call_later(0.5, lambda: future.done() or future.set_result(3))
                        log(me, "got", await queue.get())
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
                async with sem:
                    log(me, "has the semaphore")
                    try:
                        async with asyncio.timeout(1.5):
                            log(me, "gather", await outcome(asyncio.gather(asyncio.sleep(1.5, 4), job(log, 5, 0, OSError), return_exceptions=True)))
                    except TimeoutError:
                        log(me, "timed out", asyncio.current_task().cancelling())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            time.sleep(0.5); log(me, "blocked")
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(steps(log, 6, 3)))
            except* Exception as e:
                log(me, "group failed", show(e))
            log(me, "gather", await outcome(asyncio.gather(stubborn(log, 7, 3), job(log, 8, 0.25, KeyError), steps(log, 9, 1), return_exceptions=True)))
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            future.done() or future.set_result(10)
            log(me, "event", await event.wait())
            log(me, "as_completed", await completed(job(log, 11, 3), job(log, 12, 2), job(log, 13, 0.25, KeyError)))
            future.done() or future.set_result(14)
            log(me, "event", await event.wait())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0)
            raise
        finally:
            log(me, "finally")
            await asyncio.sleep(1)
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        log(me, "wait_for", await outcome(asyncio.wait_for(stubborn(log, 15, 0), 1)))
        await asyncio.sleep(0.25)
        log(me, "future", await asyncio.shield(future))
        log(me, "awaits", await outcome(job(log, 16, 1, ValueError)))
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[3].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            log("main", "put_nowait", attempt(queue.put_nowait, 17))
            log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 18, 0)), 1.5)))
            async with cond:
                await cond.wait_for(lambda: queue.qsize() < 1)
                log("main", "condition")
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_59():
    log = Log(59)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "awaits", await outcome(job(log, 1, 1, ValueError)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 2, 0.5, OSError)))
                    group.create_task(named(steps(log, 3, 1)))
                    group.create_task(named(job(log, 4, 0)))
                    async with cond:
                        cond.notify(1)
                        log(me, "condition")
            except* Exception as e:
                log(me, "group failed", show(e))
            async with cond:
                await cond.wait_for(lambda: queue.qsize() > 1)
                log(me, "condition")
            await asyncio.sleep(0)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            for _ in range(2):
                time.sleep(1); log(me, "blocked")
                log(me, "future", await asyncio.shield(future))
                log(me, "awaits", await outcome(steps(log, 5, 1)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            await queue.put(6); log(me, "put", queue.qsize())
            log(me, "future", await asyncio.shield(future))
            async with cond:
                cond.notify(1)
                log(me, "condition")
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        raise OSError(me)
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            log(me, "get_nowait", attempt(queue.get_nowait))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 7, 1, OSError)))
                    log(me, "event", await event.wait())
            except* Exception as e:
                log(me, "group failed", show(e))
            async with cond:
                await cond.wait_for(lambda: queue.qsize() > 1)
                log(me, "condition")
            log(me, "at", 8)
            future.done() or future.set_result(9)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    await asyncio.sleep(0.5)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            async with lock:
                log("main", "has the lock")
                event.set()
                await asyncio.sleep(1)
            log("main", "wait_for", await outcome(asyncio.wait_for(job(log, 10, 0, ValueError), 0.25)))
            async with lock:
                log("main", "has the lock")
                time.sleep(1); log("main", "blocked")
                async with cond:
                    cond.notify(2)
                    log("main", "condition")
            log("main", "put_nowait", attempt(queue.put_nowait, 11))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_60():
    log = Log(60)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 1, 3), 0)))
            log(me, "awaits", await outcome(job(log, 2, 0)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            event.set()
            await asyncio.sleep(0.25)
            event.set()
            log(me, "wait_for", await outcome(asyncio.wait_for(asyncio.sleep(0.5, 3), 0)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(1)
            log(me, "swallows it")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(log, "called back", 4)
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_later(0.5, lambda: future.done() or future.set_result(7))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            async with sem:
                log("main", "has the semaphore")
                async with lock:
                    log("main", "has the lock")
                    future.done() or future.set_result(8)
                    log("main", "awaits", await outcome(stubborn(log, 9, 2)))
            log("main", "as_completed", await completed(stubborn(log, 10, 0.5), asyncio.sleep(1, 11)))
            log("main", "as_completed", await completed(asyncio.sleep(1, 12), job(log, 13, 2)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

for scenario in (scenario_41, scenario_42, scenario_43, scenario_44, scenario_45, scenario_46, scenario_47, scenario_48, scenario_49, scenario_50, scenario_51, scenario_52, scenario_53, scenario_54, scenario_55, scenario_56, scenario_57, scenario_58, scenario_59, scenario_60,):
    asyncio.run(run(scenario))
