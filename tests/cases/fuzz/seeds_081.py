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


async def scenario_81():
    log = Log(81)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.LifoQueue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            async with asyncio.timeout(0):
                log(me, "put_nowait", attempt(queue.put_nowait, 1))
                try:
                    async with asyncio.timeout(0.5):
                        log(me, "put_nowait", attempt(queue.put_nowait, 2))
                        await queue.put(3); log(me, "put", queue.qsize())
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "cancels", cancel(tasks, 0, me))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            for _ in range(2):
                log(me, "future", await asyncio.shield(future))
                async with lock:
                    log(me, "has the lock")
                    try:
                        async with asyncio.timeout(0.25):
                            log(me, "gather", await outcome(asyncio.gather(steps(log, 4, 3), return_exceptions=True)))
                            log(me, "cancels", cancel(tasks, 2, me))
                    except TimeoutError:
                        log(me, "timed out", asyncio.current_task().cancelling())
                    await queue.put(5); log(me, "put", queue.qsize())
                log(me, "as_completed", await completed(stubborn(log, 6, 1), job(log, 7, 0.5), stubborn(log, 8, 1.5)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(1)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            async with lock:
                log(me, "has the lock")
                log(me, "get_nowait", attempt(queue.get_nowait))
            await queue.put(9); log(me, "put", queue.qsize())
            async with lock:
                log(me, "has the lock")
                async with sem:
                    log(me, "has the semaphore")
                    log(me, "gather", await outcome(asyncio.gather(job(log, 10, 1.5, KeyError), stubborn(log, 11, 3), return_exceptions=True)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        raise OSError(me)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_later(0, lambda: future.done() or future.set_result(15))
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            await asyncio.sleep(0.25)
            async with lock:
                log("main", "has the lock")
                time.sleep(1); log("main", "blocked")
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_82():
    log = Log(82)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            async with lock:
                log(me, "has the lock")
                log(me, "awaits", await outcome(job(log, 1, 0, KeyError)))
                log(me, "put_nowait", attempt(queue.put_nowait, 2))
            log(me, "wait", await waits(0.5, asyncio.ALL_COMPLETED, job(log, 3, 0), stubborn(log, 4, 0)))
            async with sem:
                log(me, "has the semaphore")
                async with lock:
                    log(me, "has the lock")
                    future.done() or future.set_result(5)
                    log(me, "as_completed", await completed(stubborn(log, 6, 3), asyncio.sleep(0.5, 7)))
            async with sem:
                log(me, "has the semaphore")
                try:
                    async with asyncio.timeout(0):
                        log(me, "future", await asyncio.shield(future))
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
                log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(asyncio.sleep(0.5, 8)), 0.5)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(1.5)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        log(me, "future", await asyncio.shield(future))
        asyncio.get_running_loop().call_soon(event.set)
        log(me, "gather", await outcome(asyncio.gather(steps(log, 11, 3), job(log, 12, 0, KeyError), job(log, 13, 0, ValueError), return_exceptions=False)))
        log(me, "get_nowait", attempt(queue.get_nowait))
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "get_nowait", attempt(queue.get_nowait))
            async with lock:
                log(me, "has the lock")
                log(me, "wait", await waits(0.5, asyncio.ALL_COMPLETED, job(log, 14, 0), job(log, 15, 1), stubborn(log, 16, 0)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_later(0.25, event.clear)
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    await asyncio.sleep(1)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            await queue.put(19); log("main", "put", queue.qsize())
            log("main", "wait", await waits(1, asyncio.ALL_COMPLETED, asyncio.sleep(1, 20)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_83():
    log = Log(83)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(2):
                log(me, "cancels", cancel(tasks, 1, me))
                log(me, "got", await queue.get())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            for _ in range(3):
                asyncio.get_running_loop().call_soon(event.clear)
                async with cond:
                    cond.notify(1)
                    log(me, "condition")
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            log("main", "get_nowait", attempt(queue.get_nowait))
            event.clear()
            async with cond:
                cond.notify_all()
                log("main", "condition")
            async with sem:
                log("main", "has the semaphore")
                log("main", "joins", await outcome(join(tasks, 0)))
                async with lock:
                    log("main", "has the lock")
                    log("main", "future", await asyncio.shield(future))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_84():
    log = Log(84)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.LifoQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        event.clear()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(asyncio.sleep(0, 1)))
                log(me, "event", await event.wait())
        except* Exception as e:
            log(me, "group failed", show(e))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            async with sem:
                log(me, "has the semaphore")
                log(me, "at", 2)
                asyncio.get_running_loop().call_soon(lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
            await asyncio.sleep(1)
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(asyncio.sleep(0.5, 5)))
                    group.create_task(named(steps(log, 6, 2)))
                    group.create_task(named(job(log, 7, 3)))
            except* Exception as e:
                log(me, "group failed", show(e))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
        raise OSError(me)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            for _ in range(3):
                log(me, "future", await asyncio.shield(future))
                log(me, "at", 8)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        log(me, "cancels", cancel(tasks, 1, me))
        log(me, "future", await asyncio.shield(future))
        log(me, "wait", await waits(1, asyncio.FIRST_EXCEPTION, steps(log, 9, 1)))
        try:
            async with asyncio.timeout(1):
                try:
                    async with asyncio.timeout(0.5):
                        log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 10, 1.5), 0.25)))
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "got", await queue.get())
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        try:
            log(me, "joins", await outcome(join(tasks, 1)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(stubborn(log, 11, 3)))
                    group.create_task(named(job(log, 12, 3)))
            except* Exception as e:
                log(me, "group failed", show(e))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_later(2, event.set)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(1)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    tasks[4].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            await queue.put(17); log("main", "put", queue.qsize())
            async with cond:
                cond.notify_all()
                log("main", "condition")
            log("main", "as_completed", await completed(job(log, 18, 1, ValueError), job(log, 19, 0.5, KeyError)))
            async with cond:
                await cond.wait_for(lambda: queue.qsize() > 1)
                log("main", "condition")
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_85():
    log = Log(85)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.PriorityQueue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        async with cond:
            cond.notify(1)
            log(me, "condition")
        log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 1, 1.5, KeyError), 0)))
        raise ValueError(me)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        async with cond:
            await cond.wait_for(lambda: queue.qsize() < 1)
            log(me, "condition")
        log(me, "future", await asyncio.shield(future))
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(stubborn(log, 2, 1)))
                group.create_task(named(stubborn(log, 3, 1.5)))
                group.create_task(named(steps(log, 4, 3)))
        except* Exception as e:
            log(me, "group failed", show(e))
        async with sem:
            log(me, "has the semaphore")
            log(me, "get_nowait", attempt(queue.get_nowait))
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        await asyncio.sleep(0.25)
        log(me, "gather", await outcome(asyncio.gather(steps(log, 5, 1), return_exceptions=False)))
        log(me, "at", 6)
        future.done() or future.set_result(7)
        log(me, "wait", await waits(2, asyncio.FIRST_COMPLETED, steps(log, 8, 2), job(log, 9, 0.5), job(log, 10, 0, ValueError)))
        raise KeyError(me)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_later(0, log, "called back", 11)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    try:
        async with asyncio.timeout(12):
            await queue.put(13); log("main", "put", queue.qsize())
            log("main", "cancels", cancel(tasks, 0, "main"))
            try:
                async with asyncio.timeout(1.5):
                    log("main", "future", await asyncio.shield(future))
                    future.done() or future.set_result(14)
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_86():
    log = Log(86)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(3):
                log(me, "joins", await outcome(join(tasks, 4)))
                future.done() or future.set_result(1)
                log(me, "wait_for", await outcome(asyncio.wait_for(stubborn(log, 2, 0), 0)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        for _ in range(3):
            async with sem:
                log(me, "has the semaphore")
                log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 3, 0, OSError)), 0)))
                log(me, "as_completed", await completed(asyncio.sleep(0, 4), asyncio.sleep(0, 5)))
            log(me, "put_nowait", attempt(queue.put_nowait, 6))
        raise ValueError(me)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "at", 7)
            asyncio.get_running_loop().call_soon(log, "called back", 8)
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(steps(log, 10, 3)))
                    group.create_task(named(job(log, 11, 0.5)))
                    group.create_task(named(job(log, 12, 0)))
            except* Exception as e:
                log(me, "group failed", show(e))
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            async with cond:
                await cond.wait()
                log(me, "condition")
            log(me, "gather", await outcome(asyncio.gather(job(log, 13, 2, ValueError), stubborn(log, 14, 0), return_exceptions=True)))
            async with lock:
                log(me, "has the lock")
                async with cond:
                    cond.notify_all()
                    log(me, "condition")
            async with lock:
                log(me, "has the lock")
                log(me, "gather", await outcome(asyncio.gather(job(log, 15, 1), steps(log, 16, 1), stubborn(log, 17, 0.5), return_exceptions=False)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0)
            raise
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        try:
            for _ in range(2):
                log(me, "at", 18)
                try:
                    async with asyncio.TaskGroup() as group:
                        group.create_task(named(job(log, 19, 0, KeyError)))
                        group.create_task(named(asyncio.sleep(0, 20)))
                except* Exception as e:
                    log(me, "group failed", show(e))
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
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    asyncio.get_running_loop().call_soon(event.set)
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    await asyncio.sleep(0.5)
    asyncio.get_running_loop().call_soon(event.clear)
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    try:
        async with asyncio.timeout(12):
            async with cond:
                await cond.wait_for(lambda: queue.qsize() > 1)
                log("main", "condition")
            log("main", "joins", await outcome(join(tasks, 4)))
            async with sem:
                log("main", "has the semaphore")
                log("main", "cancels", cancel(tasks, 3, "main"))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_87():
    log = Log(87)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(3):
                await queue.put(1); log(me, "put", queue.qsize())
                asyncio.get_running_loop().call_later(3, log, "called back", 2)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(2)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(job(log, 4, 1, KeyError)))
                group.create_task(named(job(log, 5, 0.5, OSError)))
                group.create_task(named(steps(log, 6, 2)))
        except* Exception as e:
            log(me, "group failed", show(e))
        log(me, "cancels", cancel(tasks, 1, me))
        raise KeyError(me)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(event.set)
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    try:
        async with asyncio.timeout(12):
            log("main", "get_nowait", attempt(queue.get_nowait))
            log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(stubborn(log, 9, 0.25)), 0)))
            log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(steps(log, 10, 3)), 0)))
            log("main", "cancels", cancel(tasks, 1, "main"))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_88():
    log = Log(88)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.LifoQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(2):
                log(me, "gather", await outcome(asyncio.gather(stubborn(log, 1, 0), return_exceptions=False)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        await asyncio.sleep(0.25)
        log(me, "wait", await waits(1, asyncio.FIRST_EXCEPTION, stubborn(log, 2, 3)))
        log(me, "future", await asyncio.shield(future))
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        log(me, "joins", await outcome(join(tasks, 1)))
        log(me, "gather", await outcome(asyncio.gather(job(log, 3, 3, OSError), job(log, 4, 1.5, ValueError), job(log, 5, 0.25), return_exceptions=False)))
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        log(me, "joins", await outcome(join(tasks, 0)))
        async with sem:
            log(me, "has the semaphore")
            log(me, "cancels", cancel(tasks, 3, me))
            asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(7))
        await queue.put(8); log(me, "put", queue.qsize())
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
            try:
                async with asyncio.timeout(0):
                    log("main", "cancels", cancel(tasks, 3, "main"))
                    async with sem:
                        log("main", "has the semaphore")
                        future.done() or future.set_result(9)
                        future.done() or future.set_result(10)
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
            log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 11, 0, KeyError)), 3)))
            log("main", "joins", await outcome(join(tasks, 3)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_89():
    log = Log(89)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "got", await queue.get())
            log(me, "get_nowait", attempt(queue.get_nowait))
            await queue.put(1); log(me, "put", queue.qsize())
            try:
                async with asyncio.timeout(1):
                    async with lock:
                        log(me, "has the lock")
                        await queue.put(2); log(me, "put", queue.qsize())
                    try:
                        async with asyncio.TaskGroup() as group:
                            group.create_task(named(steps(log, 3, 3)))
                            group.create_task(named(job(log, 4, 0)))
                            group.create_task(named(job(log, 5, 1)))
                            asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(7))
                    except* Exception as e:
                        log(me, "group failed", show(e))
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            log(me, "event", await event.wait())
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            for _ in range(2):
                log(me, "got", await queue.get())
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
            async with sem:
                log(me, "has the semaphore")
                time.sleep(0.5); log(me, "blocked")
                log(me, "at", 8)
            async with lock:
                log(me, "has the lock")
                async with cond:
                    await cond.wait()
                    log(me, "condition")
            log(me, "joins", await outcome(join(tasks, 1)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(steps(log, 9, 3)))
                    await asyncio.sleep(1.5)
            except* Exception as e:
                log(me, "group failed", show(e))
            async with lock:
                log(me, "has the lock")
                log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 10, 0.25, KeyError), 0)))
                await asyncio.sleep(0)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(2)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            await asyncio.sleep(2)
            log(me, "joins", await outcome(join(tasks, 1)))
            log(me, "event", await event.wait())
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(asyncio.sleep(0, 11)), 2)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        async with sem:
            log(me, "has the semaphore")
            log(me, "wait", await waits(0.5, asyncio.FIRST_EXCEPTION, job(log, 12, 1, OSError), job(log, 13, 0), job(log, 14, 1, OSError)))
        log(me, "joins", await outcome(join(tasks, 3)))
        log(me, "event", await event.wait())
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(16))
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    tasks[4].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            log("main", "event", await event.wait())
            log("main", "future", await asyncio.shield(future))
            log("main", "put_nowait", attempt(queue.put_nowait, 17))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_90():
    log = Log(90)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            await asyncio.sleep(0.5)
            async with cond:
                cond.notify_all()
                log(me, "condition")
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        await asyncio.sleep(0)
        future.done() or future.set_result(1)
        log(me, "put_nowait", attempt(queue.put_nowait, 2))
        async with lock:
            log(me, "has the lock")
            log(me, "event", await event.wait())
        async with sem:
            log(me, "has the semaphore")
            log(me, "future", await asyncio.shield(future))
            async with cond:
                await cond.wait_for(lambda: queue.qsize() < 1)
                log(me, "condition")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    asyncio.get_running_loop().call_soon(log, "called back", 3)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            log("main", "get_nowait", attempt(queue.get_nowait))
            async with lock:
                log("main", "has the lock")
                try:
                    async with asyncio.timeout(1):
                        log("main", "at", 5)
                except TimeoutError:
                    log("main", "timed out", asyncio.current_task().cancelling())
                log("main", "got", await queue.get())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_91():
    log = Log(91)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.LifoQueue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(3):
                log(me, "cancels", cancel(tasks, 4, me))
                future.done() or future.set_result(1)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        asyncio.get_running_loop().call_later(0.5, event.set)
        log(me, "at", 4)
        await asyncio.sleep(1)
        log(me, "put_nowait", attempt(queue.put_nowait, 5))
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            for _ in range(3):
                log(me, "awaits", await outcome(asyncio.sleep(1.5, 6)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        raise OSError(me)
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        log(me, "future", await asyncio.shield(future))
        log(me, "put_nowait", attempt(queue.put_nowait, 7))
        raise OSError(me)
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        try:
            log(me, "future", await asyncio.shield(future))
            log(me, "awaits", await outcome(job(log, 8, 2)))
            log(me, "at", 9)
            future.done() or future.set_result(10)
            await asyncio.sleep(0)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    asyncio.get_running_loop().call_soon(event.clear)
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    tasks[4].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            time.sleep(1); log("main", "blocked")
            log("main", "future", await asyncio.shield(future))
            await asyncio.sleep(1)
            log("main", "at", 13)
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_92():
    log = Log(92)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.LifoQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        log(me, "get_nowait", attempt(queue.get_nowait))
        time.sleep(1); log(me, "blocked")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "gather", await outcome(asyncio.gather(steps(log, 1, 1), steps(log, 2, 1), return_exceptions=True)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(asyncio.sleep(0.25, 3)))
                    group.create_task(named(stubborn(log, 4, 0.5)))
                    group.create_task(named(stubborn(log, 5, 0)))
            except* Exception as e:
                log(me, "group failed", show(e))
        finally:
            log(me, "finally")
            await asyncio.sleep(3)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        async with cond:
            await cond.wait_for(lambda: queue.qsize() < 1)
            log(me, "condition")
        log(me, "as_completed", await completed(job(log, 6, 0.5), job(log, 7, 1)))
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        event.set()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(asyncio.sleep(0.5, 8)))
                group.create_task(named(job(log, 9, 3, ValueError)))
                log(me, "future", await asyncio.shield(future))
        except* Exception as e:
            log(me, "group failed", show(e))
        try:
            async with asyncio.timeout(0.5):
                try:
                    async with asyncio.timeout(0):
                        asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(11))
                        asyncio.get_running_loop().call_soon(event.set)
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        future.done() or future.set_result(14)
        log(me, "awaits", await outcome(job(log, 15, 3)))
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        try:
            log(me, "at", 16)
            await asyncio.sleep(1.5)
            async with sem:
                log(me, "has the semaphore")
                async with sem:
                    log(me, "has the semaphore")
                    future.done() or future.set_result(17)
                    log(me, "put_nowait", attempt(queue.put_nowait, 18))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(20))
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_later(0, lambda: future.done() or future.set_result(22))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(24))
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    try:
        async with asyncio.timeout(12):
            log("main", "put_nowait", attempt(queue.put_nowait, 25))
            log("main", "gather", await outcome(asyncio.gather(job(log, 26, 0.5), job(log, 27, 0, KeyError), job(log, 28, 0), return_exceptions=True)))
            log("main", "wait", await waits(1, asyncio.FIRST_COMPLETED, steps(log, 29, 2), steps(log, 30, 3)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_93():
    log = Log(93)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        log(me, "at", 1)
        asyncio.get_running_loop().call_soon(log, "called back", 2)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            async with sem:
                log(me, "has the semaphore")
                log(me, "cancels", cancel(tasks, 2, me))
                log(me, "future", await asyncio.shield(future))
            await queue.put(4); log(me, "put", queue.qsize())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0.5)
            raise
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        log(me, "put_nowait", attempt(queue.put_nowait, 5))
        log(me, "future", await asyncio.shield(future))
        async with lock:
            log(me, "has the lock")
            future.done() or future.set_result(6)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(event.clear)
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    await asyncio.sleep(1)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    try:
        async with asyncio.timeout(12):
            async with cond:
                await cond.wait_for(lambda: queue.qsize() < 1)
                log("main", "condition")
            async with cond:
                await cond.wait_for(lambda: queue.qsize() < 1)
                log("main", "condition")
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_94():
    log = Log(94)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        log(me, "got", await queue.get())
        async with sem:
            log(me, "has the semaphore")
            asyncio.get_running_loop().call_soon(log, "called back", 1)
        async with cond:
            await cond.wait()
            log(me, "condition")
        async with sem:
            log(me, "has the semaphore")
            try:
                async with asyncio.timeout(0.5):
                    log(me, "gather", await outcome(asyncio.gather(steps(log, 3, 3), job(log, 4, 0.25), job(log, 5, 1.5), return_exceptions=True)))
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "gather", await outcome(asyncio.gather(job(log, 6, 1), return_exceptions=True)))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        for _ in range(2):
            async with cond:
                await cond.wait_for(lambda: queue.qsize() > 1)
                log(me, "condition")
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 7, 0.5, ValueError)), 0.5)))
            log(me, "got", await queue.get())
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "gather", await outcome(asyncio.gather(job(log, 8, 0), job(log, 9, 0), steps(log, 10, 3), return_exceptions=False)))
            try:
                async with asyncio.timeout(3):
                    log(me, "got", await queue.get())
                    event.clear()
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            await asyncio.sleep(2)
            async with cond:
                await cond.wait()
                log(me, "condition")
            log(me, "as_completed", await completed(stubborn(log, 11, 3), stubborn(log, 12, 3)))
        finally:
            log(me, "finally")
            await asyncio.sleep(3)
        raise ValueError(me)
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            log(me, "awaits", await outcome(job(log, 13, 1, ValueError)))
            try:
                async with asyncio.timeout(3):
                    await asyncio.sleep(0)
                    log(me, "got", await queue.get())
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            log(me, "cancels", cancel(tasks, 2, me))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        raise KeyError(me)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_soon(lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(17))
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    asyncio.get_running_loop().call_soon(log, "called back", 18)
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            log("main", "future", await asyncio.shield(future))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(asyncio.sleep(3, 20)))
                    group.create_task(named(asyncio.sleep(3, 21)))
                    group.create_task(named(job(log, 22, 1, KeyError)))
            except* Exception as e:
                log("main", "group failed", show(e))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_95():
    log = Log(95)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.LifoQueue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(2):
                log(me, "as_completed", await completed(steps(log, 1, 2), asyncio.sleep(0.5, 2)))
                log(me, "at", 3)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
            await asyncio.sleep(1)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        async with sem:
            log(me, "has the semaphore")
            future.done() or future.set_result(4)
            log(me, "as_completed", await completed(job(log, 5, 2), stubborn(log, 6, 0), job(log, 7, 1, ValueError)))
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(job(log, 8, 1, ValueError)))
                group.create_task(named(job(log, 9, 1, ValueError)))
                try:
                    async with asyncio.TaskGroup() as group:
                        group.create_task(named(job(log, 10, 0.5, ValueError)))
                        group.create_task(named(stubborn(log, 11, 1)))
                except* Exception as e:
                    log(me, "group failed", show(e))
        except* Exception as e:
            log(me, "group failed", show(e))
        log(me, "at", 12)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        for _ in range(2):
            log(me, "at", 13)
        raise OSError(me)
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        for _ in range(2):
            async with cond:
                cond.notify(2)
                log(me, "condition")
            await queue.put(14); log(me, "put", queue.qsize())
            log(me, "cancels", cancel(tasks, 0, me))
        raise OSError(me)
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        try:
            log(me, "joins", await outcome(join(tasks, 3)))
            log(me, "wait", await waits(2, asyncio.ALL_COMPLETED, steps(log, 15, 1)))
            log(me, "joins", await outcome(join(tasks, 1)))
            async with cond:
                await cond.wait_for(lambda: queue.qsize() < 1)
                log(me, "condition")
            log(me, "as_completed", await completed(job(log, 16, 1), asyncio.sleep(0.25, 17)))
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
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    asyncio.get_running_loop().call_later(3, lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    try:
        async with asyncio.timeout(12):
            log("main", "at", 20)
            log("main", "at", 21)
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_96():
    log = Log(96)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.LifoQueue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            future.done() or future.set_result(1)
            log(me, "event", await event.wait())
            async with lock:
                log(me, "has the lock")
                await queue.put(2); log(me, "put", queue.qsize())
                event.set()
            try:
                async with asyncio.timeout(0.5):
                    log(me, "got", await queue.get())
                    try:
                        async with asyncio.TaskGroup() as group:
                            group.create_task(named(asyncio.sleep(1.5, 3)))
                            group.create_task(named(job(log, 4, 0.25)))
                    except* Exception as e:
                        log(me, "group failed", show(e))
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            for _ in range(3):
                log(me, "joins", await outcome(join(tasks, 2)))
                log(me, "event", await event.wait())
                await asyncio.sleep(1.5)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "wait", await waits(0.5, asyncio.FIRST_EXCEPTION, steps(log, 5, 2), job(log, 6, 0.5), job(log, 7, 0)))
            log(me, "cancels", cancel(tasks, 0, me))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
            await asyncio.sleep(2)
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            log(me, "get_nowait", attempt(queue.get_nowait))
            log(me, "at", 8)
            log(me, "wait", await waits(2, asyncio.FIRST_EXCEPTION, job(log, 9, 0.5, OSError)))
            await queue.put(10); log(me, "put", queue.qsize())
            await asyncio.sleep(0.5)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        for _ in range(3):
            log(me, "joins", await outcome(join(tasks, 2)))
            async with cond:
                cond.notify(2)
                log(me, "condition")
        raise KeyError(me)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    asyncio.get_running_loop().call_soon(lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    try:
        async with asyncio.timeout(12):
            try:
                async with asyncio.timeout(0):
                    try:
                        async with asyncio.timeout(0):
                            await asyncio.sleep(1.5)
                    except TimeoutError:
                        log("main", "timed out", asyncio.current_task().cancelling())
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 13, 3)))
                    group.create_task(named(job(log, 14, 0.5)))
                    group.create_task(named(job(log, 15, 3, OSError)))
            except* Exception as e:
                log("main", "group failed", show(e))
            log("main", "future", await asyncio.shield(future))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_97():
    log = Log(97)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.PriorityQueue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            await queue.put(1); log(me, "put", queue.qsize())
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 2, 0.25)))
                    log(me, "put_nowait", attempt(queue.put_nowait, 3))
            except* Exception as e:
                log(me, "group failed", show(e))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        for _ in range(2):
            event.set()
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 4, 0)), 0.25)))
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_soon(log, "called back", 7)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(2)
    try:
        async with asyncio.timeout(12):
            await queue.put(9); log("main", "put", queue.qsize())
            async with cond:
                await cond.wait()
                log("main", "condition")
            log("main", "wait", await waits(0.5, asyncio.ALL_COMPLETED, asyncio.sleep(1.5, 10), stubborn(log, 11, 1.5), steps(log, 12, 2)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_98():
    log = Log(98)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        for _ in range(2):
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(stubborn(log, 1, 0.25)))
                    group.create_task(named(steps(log, 2, 3)))
                    await queue.put(3); log(me, "put", queue.qsize())
            except* Exception as e:
                log(me, "group failed", show(e))
            log(me, "gather", await outcome(asyncio.gather(steps(log, 4, 1), return_exceptions=True)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 5, 0)))
                    group.create_task(named(job(log, 6, 0.25, ValueError)))
                    group.create_task(named(steps(log, 7, 1)))
                    log(me, "put_nowait", attempt(queue.put_nowait, 8))
            except* Exception as e:
                log(me, "group failed", show(e))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        for _ in range(2):
            async with sem:
                log(me, "has the semaphore")
                try:
                    async with asyncio.timeout(0.5):
                        log(me, "at", 9)
                        time.sleep(0.25); log(me, "blocked")
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
            event.clear()
            async with sem:
                log(me, "has the semaphore")
                log(me, "as_completed", await completed(stubborn(log, 10, 1), job(log, 11, 2), asyncio.sleep(2, 12)))
                time.sleep(0.25); log(me, "blocked")
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 13, 0)), 0)))
            log(me, "put_nowait", attempt(queue.put_nowait, 14))
            async with cond:
                await cond.wait_for(lambda: queue.qsize() > 1)
                log(me, "condition")
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(steps(log, 15, 3)), 2)))
            event.clear()
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0.25)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            log(me, "wait_for", await outcome(asyncio.wait_for(asyncio.sleep(0, 16), 0.25)))
            try:
                async with asyncio.timeout(2):
                    event.set()
                    log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 17, 2, KeyError), 0)))
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            event.clear()
            async with cond:
                await cond.wait_for(lambda: queue.qsize() > 1)
                log(me, "condition")
            log(me, "got", await queue.get())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(3)
    asyncio.get_running_loop().call_later(0.5, log, "called back", 18)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            log("main", "wait", await waits(1, asyncio.FIRST_EXCEPTION, job(log, 20, 0, OSError), stubborn(log, 21, 0.5), stubborn(log, 22, 0)))
            async with sem:
                log("main", "has the semaphore")
                log("main", "got", await queue.get())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_99():
    log = Log(99)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.LifoQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        for _ in range(3):
            async with cond:
                await cond.wait_for(lambda: queue.qsize() < 1)
                log(me, "condition")
            async with lock:
                log(me, "has the lock")
                log(me, "wait", await waits(None, asyncio.FIRST_EXCEPTION, job(log, 1, 2), steps(log, 2, 2)))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        log(me, "joins", await outcome(join(tasks, 0)))
        await asyncio.sleep(1)
        log(me, "as_completed", await completed(job(log, 3, 0.25), stubborn(log, 4, 0.5), asyncio.sleep(1.5, 5)))
        time.sleep(1); log(me, "blocked")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    await asyncio.sleep(1)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    try:
        async with asyncio.timeout(12):
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(steps(log, 6, 3)))
            except* Exception as e:
                log("main", "group failed", show(e))
            time.sleep(0.25); log("main", "blocked")
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_100():
    log = Log(100)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        event.set()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(job(log, 1, 0)))
                group.create_task(named(job(log, 2, 1)))
        except* Exception as e:
            log(me, "group failed", show(e))
        log(me, "get_nowait", attempt(queue.get_nowait))
        event.set()
        log(me, "as_completed", await completed(job(log, 3, 0.5), job(log, 4, 0.25, KeyError), job(log, 5, 1, ValueError)))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            async with lock:
                log(me, "has the lock")
                try:
                    async with asyncio.timeout(0.5):
                        asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(7))
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
            log(me, "awaits", await outcome(steps(log, 8, 3)))
            await queue.put(9); log(me, "put", queue.qsize())
        finally:
            log(me, "finally")
            await asyncio.sleep(0.5)
        raise OSError(me)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            await queue.put(10); log(me, "put", queue.qsize())
            async with lock:
                log(me, "has the lock")
                log(me, "wait", await waits(0.5, asyncio.FIRST_COMPLETED, job(log, 11, 2), stubborn(log, 12, 1.5)))
                future.done() or future.set_result(13)
            log(me, "wait", await waits(None, asyncio.ALL_COMPLETED, job(log, 14, 0.5, OSError)))
            time.sleep(0.25); log(me, "blocked")
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_later(0, lambda: future.done() or future.set_result(16))
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_later(1, event.clear)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    await asyncio.sleep(1)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            log("main", "got", await queue.get())
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(stubborn(log, 19, 1.5)))
                    log("main", "at", 20)
            except* Exception as e:
                log("main", "group failed", show(e))
            log("main", "cancels", cancel(tasks, 2, "main"))
            log("main", "event", await event.wait())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

for scenario in (scenario_81, scenario_82, scenario_83, scenario_84, scenario_85, scenario_86, scenario_87, scenario_88, scenario_89, scenario_90, scenario_91, scenario_92, scenario_93, scenario_94, scenario_95, scenario_96, scenario_97, scenario_98, scenario_99, scenario_100,):
    asyncio.run(run(scenario))
