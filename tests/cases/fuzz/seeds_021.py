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


async def scenario_21():
    log = Log(21)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            async with lock:
                log(me, "has the lock")
                log(me, "get_nowait", attempt(queue.get_nowait))
                async with sem:
                    log(me, "has the semaphore")
                    log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 1, 2), 1.5)))
                    log(me, "gather", await outcome(asyncio.gather(job(log, 2, 1, KeyError), asyncio.sleep(0, 3), return_exceptions=True)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(stubborn(log, 4, 0.5)))
                    group.create_task(named(job(log, 5, 1)))
                    log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(asyncio.sleep(1, 6)), 0)))
            except* Exception as e:
                log(me, "group failed", show(e))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(1)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            event.set()
            try:
                async with asyncio.timeout(0.5):
                    log(me, "cancels", cancel(tasks, 4, me))
                    async with cond:
                        cond.notify_all()
                        log(me, "condition")
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            log(me, "awaits", await outcome(stubborn(log, 7, 0.5)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        async with lock:
            log(me, "has the lock")
            log(me, "joins", await outcome(join(tasks, 4)))
        async with lock:
            log(me, "has the lock")
            log(me, "cancels", cancel(tasks, 0, me))
            async with cond:
                await cond.wait()
                log(me, "condition")
        time.sleep(0.5); log(me, "blocked")
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            log(me, "as_completed", await completed(stubborn(log, 8, 0), job(log, 9, 1)))
            asyncio.get_running_loop().call_soon(event.set)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0)
            raise
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        try:
            time.sleep(1); log(me, "blocked")
            log(me, "event", await event.wait())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(0.5)
    asyncio.get_running_loop().call_soon(event.set)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[3].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    await asyncio.sleep(2)
    try:
        async with asyncio.timeout(12):
            log("main", "joins", await outcome(join(tasks, 0)))
            log("main", "future", await asyncio.shield(future))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_22():
    log = Log(22)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.LifoQueue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        for _ in range(3):
            log(me, "event", await event.wait())
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 1, 3, ValueError)))
            except* Exception as e:
                log(me, "group failed", show(e))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            for _ in range(3):
                await queue.put(2); log(me, "put", queue.qsize())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(4))
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    await asyncio.sleep(0.25)
    asyncio.get_running_loop().call_later(2, lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    try:
        async with asyncio.timeout(12):
            async with cond:
                await cond.wait()
                log("main", "condition")
            log("main", "wait_for", await outcome(asyncio.wait_for(job(log, 7, 0.25), 1)))
            log("main", "future", await asyncio.shield(future))
            asyncio.get_running_loop().call_soon(event.clear)
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_23():
    log = Log(23)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        time.sleep(0.5); log(me, "blocked")
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(stubborn(log, 1, 3)))
                group.create_task(named(stubborn(log, 2, 0.25)))
        except* Exception as e:
            log(me, "group failed", show(e))
        async with cond:
            cond.notify(1)
            log(me, "condition")
        async with lock:
            log(me, "has the lock")
            await asyncio.sleep(0)
            try:
                async with asyncio.timeout(0):
                    await queue.put(3); log(me, "put", queue.qsize())
                    log(me, "joins", await outcome(join(tasks, 4)))
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "future", await asyncio.shield(future))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            await asyncio.sleep(0)
            log(me, "got", await queue.get())
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 4, 2, KeyError)), 1)))
            log(me, "cancels", cancel(tasks, 3, me))
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
            log(me, "at", 5)
            async with lock:
                log(me, "has the lock")
                future.done() or future.set_result(6)
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        for _ in range(3):
            log(me, "joins", await outcome(join(tasks, 1)))
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        try:
            log(me, "put_nowait", attempt(queue.put_nowait, 7))
            async with lock:
                log(me, "has the lock")
                log(me, "wait_for", await outcome(asyncio.wait_for(steps(log, 8, 2), 1.5)))
                log(me, "get_nowait", attempt(queue.get_nowait))
            log(me, "event", await event.wait())
            log(me, "gather", await outcome(asyncio.gather(job(log, 9, 0), return_exceptions=False)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    await asyncio.sleep(3)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    tasks[4].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            future.done() or future.set_result(10)
            log("main", "at", 11)
            log("main", "got", await queue.get())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_24():
    log = Log(24)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        for _ in range(2):
            log(me, "gather", await outcome(asyncio.gather(job(log, 1, 0, KeyError), asyncio.sleep(1, 2), return_exceptions=True)))
            log(me, "event", await event.wait())
            async with lock:
                log(me, "has the lock")
                future.done() or future.set_result(3)
                async with sem:
                    log(me, "has the semaphore")
                    log(me, "future", await asyncio.shield(future))
                    log(me, "got", await queue.get())
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            future.done() or future.set_result(4)
            future.done() or future.set_result(5)
            await asyncio.sleep(0)
            log(me, "awaits", await outcome(job(log, 6, 2)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(1)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            async with cond:
                cond.notify_all()
                log("main", "condition")
            log("main", "got", await queue.get())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_25():
    log = Log(25)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            async with lock:
                log(me, "has the lock")
                await queue.put(1); log(me, "put", queue.qsize())
            log(me, "wait_for", await outcome(asyncio.wait_for(asyncio.sleep(0, 2), 2)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0)
            raise
        finally:
            log(me, "finally")
            await asyncio.sleep(1.5)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "future", await asyncio.shield(future))
            await queue.put(3); log(me, "put", queue.qsize())
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(asyncio.sleep(0.5, 4)))
                    group.create_task(named(job(log, 5, 2)))
                    group.create_task(named(job(log, 6, 0.5)))
            except* Exception as e:
                log(me, "group failed", show(e))
            log(me, "awaits", await outcome(steps(log, 7, 3)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 8, 3, OSError)))
            except* Exception as e:
                log(me, "group failed", show(e))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_later(0.25, event.set)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(0.25)
    try:
        async with asyncio.timeout(12):
            log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 11, 0)), 0)))
            log("main", "joins", await outcome(join(tasks, 0)))
            async with lock:
                log("main", "has the lock")
                log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(steps(log, 12, 2)), 0.5)))
            try:
                async with asyncio.timeout(0):
                    log("main", "get_nowait", attempt(queue.get_nowait))
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_26():
    log = Log(26)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.LifoQueue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            time.sleep(0.25); log(me, "blocked")
            await asyncio.sleep(1)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "put_nowait", attempt(queue.put_nowait, 1))
            log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 2, 1), 0.5)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 3, 1.5, ValueError)))
                    future.done() or future.set_result(4)
            except* Exception as e:
                log(me, "group failed", show(e))
            future.done() or future.set_result(5)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
            await asyncio.sleep(1.5)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        time.sleep(0.25); log(me, "blocked")
        log(me, "put_nowait", attempt(queue.put_nowait, 6))
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        log(me, "joins", await outcome(join(tasks, 1)))
        log(me, "gather", await outcome(asyncio.gather(job(log, 7, 0), job(log, 8, 1), job(log, 9, 1, ValueError), return_exceptions=False)))
        log(me, "wait", await waits(0.5, asyncio.FIRST_COMPLETED, job(log, 10, 3), job(log, 11, 0.5, OSError)))
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(asyncio.sleep(0, 12)))
                group.create_task(named(job(log, 13, 0.5, KeyError)))
                log(me, "joins", await outcome(join(tasks, 4)))
        except* Exception as e:
            log(me, "group failed", show(e))
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        try:
            log(me, "get_nowait", attempt(queue.get_nowait))
            await asyncio.sleep(0.25)
            async with lock:
                log(me, "has the lock")
                async with sem:
                    log(me, "has the semaphore")
                    event.clear()
                async with cond:
                    await cond.wait_for(lambda: queue.qsize() < 1)
                    log(me, "condition")
            log(me, "as_completed", await completed(steps(log, 14, 1), stubborn(log, 15, 0.5), job(log, 16, 0, KeyError)))
            log(me, "gather", await outcome(asyncio.gather(steps(log, 17, 1), return_exceptions=False)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(3)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    try:
        async with asyncio.timeout(12):
            future.done() or future.set_result(18)
            await asyncio.sleep(0)
            async with sem:
                log("main", "has the semaphore")
                log("main", "put_nowait", attempt(queue.put_nowait, 19))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_27():
    log = Log(27)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            async with lock:
                log(me, "has the lock")
                async with sem:
                    log(me, "has the semaphore")
                    log(me, "gather", await outcome(asyncio.gather(job(log, 1, 1), job(log, 2, 0, ValueError), return_exceptions=True)))
                time.sleep(0.5); log(me, "blocked")
            log(me, "awaits", await outcome(job(log, 3, 3, ValueError)))
            async with sem:
                log(me, "has the semaphore")
                log(me, "as_completed", await completed(job(log, 4, 0), asyncio.sleep(1, 5)))
            log(me, "future", await asyncio.shield(future))
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "cancels", cancel(tasks, 1, me))
            async with lock:
                log(me, "has the lock")
                async with sem:
                    log(me, "has the semaphore")
                    log(me, "as_completed", await completed(job(log, 6, 0), asyncio.sleep(1.5, 7), job(log, 8, 0)))
                    log(me, "get_nowait", attempt(queue.get_nowait))
            log(me, "cancels", cancel(tasks, 1, me))
            await asyncio.sleep(3)
            log(me, "as_completed", await completed(job(log, 9, 1), steps(log, 10, 1)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "joins", await outcome(join(tasks, 0)))
            time.sleep(1); log(me, "blocked")
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
    try:
        async with asyncio.timeout(12):
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 11, 1)))
                    group.create_task(named(steps(log, 12, 2)))
                    async with sem:
                        log("main", "has the semaphore")
                        log("main", "gather", await outcome(asyncio.gather(job(log, 13, 1), asyncio.sleep(0.5, 14), stubborn(log, 15, 0), return_exceptions=False)))
                        log("main", "at", 16)
            except* Exception as e:
                log("main", "group failed", show(e))
            log("main", "as_completed", await completed(steps(log, 17, 2), steps(log, 18, 1)))
            log("main", "cancels", cancel(tasks, 1, "main"))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_28():
    log = Log(28)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        await asyncio.sleep(0)
        log(me, "got", await queue.get())
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "joins", await outcome(join(tasks, 2)))
            log(me, "put_nowait", attempt(queue.put_nowait, 1))
            async with cond:
                cond.notify(1)
                log(me, "condition")
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "wait", await waits(2, asyncio.FIRST_COMPLETED, job(log, 2, 0), job(log, 3, 1.5), stubborn(log, 4, 0.5)))
            log(me, "at", 5)
            log(me, "gather", await outcome(asyncio.gather(asyncio.sleep(0, 6), return_exceptions=True)))
            log(me, "awaits", await outcome(asyncio.sleep(1.5, 7)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    try:
        async with asyncio.timeout(12):
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 8, 0.25, OSError)))
                    group.create_task(named(job(log, 9, 3)))
                    group.create_task(named(asyncio.sleep(1.5, 10)))
                    async with sem:
                        log("main", "has the semaphore")
                        log("main", "get_nowait", attempt(queue.get_nowait))
                        log("main", "get_nowait", attempt(queue.get_nowait))
            except* Exception as e:
                log("main", "group failed", show(e))
            log("main", "put_nowait", attempt(queue.put_nowait, 11))
            await queue.put(12); log("main", "put", queue.qsize())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_29():
    log = Log(29)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.LifoQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        async with sem:
            log(me, "has the semaphore")
            log(me, "future", await asyncio.shield(future))
            async with lock:
                log(me, "has the lock")
                log(me, "event", await event.wait())
        try:
            async with asyncio.timeout(2):
                async with lock:
                    log(me, "has the lock")
                    log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 1, 3, KeyError)), 0.5)))
                try:
                    async with asyncio.TaskGroup() as group:
                        group.create_task(named(job(log, 2, 1)))
                        group.create_task(named(asyncio.sleep(0.5, 3)))
                        await asyncio.sleep(1)
                except* Exception as e:
                    log(me, "group failed", show(e))
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        time.sleep(0.25); log(me, "blocked")
        asyncio.get_running_loop().call_later(0, lambda: future.done() or future.set_result(5))
        await queue.put(6); log(me, "put", queue.qsize())
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 7, 0)))
                    group.create_task(named(job(log, 8, 0, ValueError)))
                    group.create_task(named(asyncio.sleep(0, 9)))
                    log(me, "wait_for", await outcome(asyncio.wait_for(steps(log, 10, 1), 0)))
            except* Exception as e:
                log(me, "group failed", show(e))
            async with lock:
                log(me, "has the lock")
                future.done() or future.set_result(11)
                log(me, "event", await event.wait())
            log(me, "joins", await outcome(join(tasks, 0)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
            await asyncio.sleep(3)
        raise OSError(me)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        log(me, "wait", await waits(1, asyncio.ALL_COMPLETED, stubborn(log, 12, 1), job(log, 13, 0)))
        async with lock:
            log(me, "has the lock")
            async with lock:
                log(me, "has the lock")
                future.done() or future.set_result(14)
                log(me, "awaits", await outcome(job(log, 15, 1, OSError)))
            try:
                async with asyncio.timeout(2):
                    log(me, "cancels", cancel(tasks, 2, me))
                    log(me, "get_nowait", attempt(queue.get_nowait))
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_later(0.5, lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    try:
        async with asyncio.timeout(12):
            log("main", "awaits", await outcome(job(log, 20, 1, OSError)))
            log("main", "wait_for", await outcome(asyncio.wait_for(asyncio.sleep(2, 21), 1.5)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(stubborn(log, 22, 1.5)))
                    group.create_task(named(job(log, 23, 0.5)))
                    group.create_task(named(job(log, 24, 3)))
            except* Exception as e:
                log("main", "group failed", show(e))
            async with lock:
                log("main", "has the lock")
                await queue.put(25); log("main", "put", queue.qsize())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_30():
    log = Log(30)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        for _ in range(2):
            log(me, "cancels", cancel(tasks, 2, me))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(stubborn(log, 1, 1.5)))
                    log(me, "got", await queue.get())
            except* Exception as e:
                log(me, "group failed", show(e))
            log(me, "put_nowait", attempt(queue.put_nowait, 2))
        raise OSError(me)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        async with cond:
            await cond.wait_for(lambda: queue.qsize() < 1)
            log(me, "condition")
        log(me, "got", await queue.get())
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            asyncio.get_running_loop().call_soon(event.set)
            log(me, "gather", await outcome(asyncio.gather(job(log, 5, 0), job(log, 6, 0.25, KeyError), stubborn(log, 7, 0.5), return_exceptions=False)))
            log(me, "got", await queue.get())
            async with lock:
                log(me, "has the lock")
                log(me, "put_nowait", attempt(queue.put_nowait, 8))
                async with sem:
                    log(me, "has the semaphore")
                    asyncio.get_running_loop().call_soon(event.set)
                    log(me, "cancels", cancel(tasks, 1, me))
            asyncio.get_running_loop().call_soon(log, "called back", 11)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(1.5)
            log(me, "swallows it")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(event.clear)
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    try:
        async with asyncio.timeout(12):
            await asyncio.sleep(0)
            await asyncio.sleep(2)
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(stubborn(log, 15, 1.5)))
                    log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(stubborn(log, 16, 0.5)), 0.5)))
            except* Exception as e:
                log("main", "group failed", show(e))
            await queue.put(17); log("main", "put", queue.qsize())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_31():
    log = Log(31)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        log(me, "event", await event.wait())
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(job(log, 1, 0)))
                try:
                    async with asyncio.timeout(1):
                        log(me, "awaits", await outcome(asyncio.sleep(0, 2)))
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
        except* Exception as e:
            log(me, "group failed", show(e))
        async with sem:
            log(me, "has the semaphore")
            log(me, "got", await queue.get())
            await asyncio.sleep(1.5)
        async with sem:
            log(me, "has the semaphore")
            await asyncio.sleep(0.5)
            await asyncio.sleep(2)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            asyncio.get_running_loop().call_later(0.25, event.set)
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(steps(log, 5, 3)), 0.5)))
            future.done() or future.set_result(6)
            log(me, "event", await event.wait())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(2)
    try:
        async with asyncio.timeout(12):
            log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 7, 3)), 1.5)))
            asyncio.get_running_loop().call_later(0, event.set)
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_32():
    log = Log(32)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.LifoQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            async with lock:
                log(me, "has the lock")
                try:
                    async with asyncio.timeout(0):
                        log(me, "put_nowait", attempt(queue.put_nowait, 1))
                        log(me, "wait_for", await outcome(asyncio.wait_for(asyncio.sleep(0, 2), 0)))
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
                log(me, "as_completed", await completed(job(log, 3, 0.5), job(log, 4, 3)))
            log(me, "got", await queue.get())
            async with sem:
                log(me, "has the semaphore")
                log(me, "at", 5)
                log(me, "future", await asyncio.shield(future))
            log(me, "wait_for", await outcome(asyncio.wait_for(asyncio.sleep(0.25, 6), 0)))
        finally:
            log(me, "finally")
            await asyncio.sleep(0)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(steps(log, 7, 3)))
                group.create_task(named(stubborn(log, 8, 0)))
                group.create_task(named(job(log, 9, 1, ValueError)))
                await asyncio.sleep(0)
        except* Exception as e:
            log(me, "group failed", show(e))
        log(me, "as_completed", await completed(job(log, 10, 0, ValueError), stubborn(log, 11, 0.25), steps(log, 12, 2)))
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(job(log, 13, 0)))
                group.create_task(named(job(log, 14, 0, KeyError)))
                group.create_task(named(asyncio.sleep(0, 15)))
        except* Exception as e:
            log(me, "group failed", show(e))
        log(me, "awaits", await outcome(steps(log, 16, 3)))
        raise KeyError(me)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            for _ in range(3):
                log(me, "wait", await waits(0.5, asyncio.ALL_COMPLETED, asyncio.sleep(0, 17), steps(log, 18, 3)))
                event.clear()
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    try:
        async with asyncio.timeout(12):
            log("main", "got", await queue.get())
            log("main", "got", await queue.get())
            async with sem:
                log("main", "has the semaphore")
                future.done() or future.set_result(19)
            log("main", "awaits", await outcome(stubborn(log, 20, 1)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_33():
    log = Log(33)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "got", await queue.get())
            async with cond:
                await cond.wait_for(lambda: queue.qsize() < 1)
                log(me, "condition")
            log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 1, 0.5), 1)))
            async with sem:
                log(me, "has the semaphore")
                async with lock:
                    log(me, "has the lock")
                    log(me, "future", await asyncio.shield(future))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "as_completed", await completed(stubborn(log, 2, 0), stubborn(log, 3, 3)))
            log(me, "joins", await outcome(join(tasks, 2)))
            await asyncio.sleep(0)
            log(me, "got", await queue.get())
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            for _ in range(3):
                log(me, "get_nowait", attempt(queue.get_nowait))
                log(me, "as_completed", await completed(stubborn(log, 4, 0), asyncio.sleep(0, 5)))
                async with sem:
                    log(me, "has the semaphore")
                    log(me, "get_nowait", attempt(queue.get_nowait))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        for _ in range(2):
            log(me, "awaits", await outcome(job(log, 6, 0, OSError)))
            log(me, "awaits", await outcome(steps(log, 7, 2)))
            await asyncio.sleep(0.25)
        raise OSError(me)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    asyncio.get_running_loop().call_soon(event.clear)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            await asyncio.sleep(0)
            log("main", "future", await asyncio.shield(future))
            event.set()
            event.clear()
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_34():
    log = Log(34)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        for _ in range(2):
            log(me, "joins", await outcome(join(tasks, 2)))
            time.sleep(0.25); log(me, "blocked")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        log(me, "gather", await outcome(asyncio.gather(job(log, 1, 1.5), steps(log, 2, 1), return_exceptions=False)))
        log(me, "wait", await waits(1, asyncio.ALL_COMPLETED, job(log, 3, 1, KeyError)))
        async with lock:
            log(me, "has the lock")
            asyncio.get_running_loop().call_soon(log, "called back", 4)
        try:
            async with asyncio.timeout(1.5):
                try:
                    async with asyncio.timeout(2):
                        log(me, "put_nowait", attempt(queue.put_nowait, 6))
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
                await asyncio.sleep(0)
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 7, 2, OSError)), 1)))
            log(me, "got", await queue.get())
            log(me, "get_nowait", attempt(queue.get_nowait))
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    try:
        async with asyncio.timeout(12):
            log("main", "gather", await outcome(asyncio.gather(stubborn(log, 8, 0.5), return_exceptions=True)))
            try:
                async with asyncio.timeout(0):
                    log("main", "cancels", cancel(tasks, 0, "main"))
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_35():
    log = Log(35)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        log(me, "future", await asyncio.shield(future))
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(job(log, 1, 1.5)))
                await asyncio.sleep(1)
        except* Exception as e:
            log(me, "group failed", show(e))
        event.set()
        log(me, "joins", await outcome(join(tasks, 2)))
        async with cond:
            await cond.wait()
            log(me, "condition")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            future.done() or future.set_result(2)
            log(me, "gather", await outcome(asyncio.gather(stubborn(log, 3, 0), return_exceptions=True)))
            try:
                async with asyncio.timeout(1.5):
                    log(me, "awaits", await outcome(job(log, 4, 1.5)))
                    time.sleep(0.25); log(me, "blocked")
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            log(me, "got", await queue.get())
            async with cond:
                await cond.wait()
                log(me, "condition")
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        await asyncio.sleep(1)
        log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 5, 0.25, ValueError), 0)))
        log(me, "gather", await outcome(asyncio.gather(job(log, 6, 1), return_exceptions=True)))
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    await asyncio.sleep(1.5)
    try:
        async with asyncio.timeout(12):
            try:
                async with asyncio.timeout(0.5):
                    log("main", "gather", await outcome(asyncio.gather(asyncio.sleep(0.5, 7), steps(log, 8, 2), asyncio.sleep(0, 9), return_exceptions=False)))
                    log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 10, 3, KeyError)), 0)))
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
            log("main", "joins", await outcome(join(tasks, 1)))
            log("main", "as_completed", await completed(job(log, 11, 0), asyncio.sleep(3, 12)))
            log("main", "put_nowait", attempt(queue.put_nowait, 13))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_36():
    log = Log(36)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(3):
                time.sleep(0.5); log(me, "blocked")
                async with sem:
                    log(me, "has the semaphore")
                    try:
                        async with asyncio.TaskGroup() as group:
                            group.create_task(named(job(log, 1, 0, OSError)))
                            group.create_task(named(job(log, 2, 0.25)))
                    except* Exception as e:
                        log(me, "group failed", show(e))
                    time.sleep(1); log(me, "blocked")
                log(me, "gather", await outcome(asyncio.gather(job(log, 3, 0), job(log, 4, 1, OSError), steps(log, 5, 3), return_exceptions=True)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(1)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            async with lock:
                log(me, "has the lock")
                try:
                    async with asyncio.TaskGroup() as group:
                        group.create_task(named(job(log, 6, 0, ValueError)))
                        group.create_task(named(stubborn(log, 7, 0)))
                        group.create_task(named(job(log, 8, 0.25, ValueError)))
                except* Exception as e:
                    log(me, "group failed", show(e))
            log(me, "future", await asyncio.shield(future))
            log(me, "event", await event.wait())
            log(me, "put_nowait", attempt(queue.put_nowait, 9))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(1)
            raise
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        log(me, "put_nowait", attempt(queue.put_nowait, 10))
        log(me, "get_nowait", attempt(queue.get_nowait))
        raise KeyError(me)
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        log(me, "joins", await outcome(join(tasks, 0)))
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(job(log, 11, 3, KeyError)))
                log(me, "wait", await waits(0.5, asyncio.ALL_COMPLETED, steps(log, 12, 2), job(log, 13, 0.5)))
        except* Exception as e:
            log(me, "group failed", show(e))
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        for _ in range(3):
            log(me, "cancels", cancel(tasks, 1, me))
            async with sem:
                log(me, "has the semaphore")
                log(me, "get_nowait", attempt(queue.get_nowait))
            async with sem:
                log(me, "has the semaphore")
                try:
                    async with asyncio.timeout(0):
                        log(me, "at", 14)
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_later(0.5, log, "called back", 15)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    asyncio.get_running_loop().call_soon(event.set)
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    try:
        async with asyncio.timeout(12):
            log("main", "wait", await waits(2, asyncio.FIRST_EXCEPTION, job(log, 19, 2), job(log, 20, 0.5)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 21, 2, KeyError)))
                    group.create_task(named(job(log, 22, 0)))
                    group.create_task(named(job(log, 23, 1, OSError)))
                    log("main", "gather", await outcome(asyncio.gather(job(log, 24, 0.5), steps(log, 25, 3), job(log, 26, 1), return_exceptions=True)))
            except* Exception as e:
                log("main", "group failed", show(e))
            log("main", "future", await asyncio.shield(future))
            async with lock:
                log("main", "has the lock")
                async with sem:
                    log("main", "has the semaphore")
                    log("main", "at", 27)
                await asyncio.sleep(2)
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_37():
    log = Log(37)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        event.clear()
        async with lock:
            log(me, "has the lock")
            async with sem:
                log(me, "has the semaphore")
                log(me, "put_nowait", attempt(queue.put_nowait, 1))
                log(me, "joins", await outcome(join(tasks, 1)))
            log(me, "as_completed", await completed(stubborn(log, 2, 0), stubborn(log, 3, 0), steps(log, 4, 2)))
        await queue.put(5); log(me, "put", queue.qsize())
        try:
            async with asyncio.timeout(1):
                try:
                    async with asyncio.timeout(3):
                        log(me, "event", await event.wait())
                        log(me, "awaits", await outcome(job(log, 6, 0)))
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
                log(me, "event", await event.wait())
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "get_nowait", attempt(queue.get_nowait))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        for _ in range(3):
            try:
                async with asyncio.timeout(0):
                    log(me, "get_nowait", attempt(queue.get_nowait))
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            log(me, "wait", await waits(1, asyncio.FIRST_COMPLETED, asyncio.sleep(0.5, 7), job(log, 8, 3, KeyError)))
            try:
                async with asyncio.timeout(0):
                    async with cond:
                        await cond.wait()
                        log(me, "condition")
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            for _ in range(2):
                log(me, "gather", await outcome(asyncio.gather(job(log, 9, 1, OSError), return_exceptions=True)))
        finally:
            log(me, "finally")
            await asyncio.sleep(2)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            log("main", "wait", await waits(1, asyncio.ALL_COMPLETED, job(log, 10, 0)))
            log("main", "wait", await waits(None, asyncio.ALL_COMPLETED, stubborn(log, 11, 0)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_38():
    log = Log(38)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        for _ in range(2):
            time.sleep(0.5); log(me, "blocked")
            log(me, "get_nowait", attempt(queue.get_nowait))
            log(me, "got", await queue.get())
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "get_nowait", attempt(queue.get_nowait))
            async with cond:
                cond.notify(1)
                log(me, "condition")
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_soon(log, "called back", 1)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    await asyncio.sleep(1)
    try:
        async with asyncio.timeout(12):
            async with lock:
                log("main", "has the lock")
                log("main", "get_nowait", attempt(queue.get_nowait))
            log("main", "gather", await outcome(asyncio.gather(stubborn(log, 3, 0), stubborn(log, 4, 0.5), return_exceptions=False)))
            async with sem:
                log("main", "has the semaphore")
                log("main", "at", 5)
                try:
                    async with asyncio.timeout(0.5):
                        log("main", "got", await queue.get())
                except TimeoutError:
                    log("main", "timed out", asyncio.current_task().cancelling())
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(stubborn(log, 6, 0)))
                    group.create_task(named(job(log, 7, 0.5, KeyError)))
                    group.create_task(named(asyncio.sleep(0, 8)))
                    log("main", "awaits", await outcome(asyncio.sleep(1, 9)))
            except* Exception as e:
                log("main", "group failed", show(e))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_39():
    log = Log(39)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.PriorityQueue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(2):
                async with sem:
                    log(me, "has the semaphore")
                    event.set()
                    log(me, "put_nowait", attempt(queue.put_nowait, 1))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        for _ in range(2):
            try:
                async with asyncio.timeout(0):
                    log(me, "cancels", cancel(tasks, 0, me))
                    await queue.put(2); log(me, "put", queue.qsize())
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
        raise KeyError(me)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        await asyncio.sleep(0.5)
        async with cond:
            cond.notify(2)
            log(me, "condition")
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(steps(log, 3, 2)))
        except* Exception as e:
            log(me, "group failed", show(e))
        log(me, "put_nowait", attempt(queue.put_nowait, 4))
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    await asyncio.sleep(1.5)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    try:
        async with asyncio.timeout(12):
            event.set()
            try:
                async with asyncio.timeout(1):
                    try:
                        async with asyncio.TaskGroup() as group:
                            group.create_task(named(job(log, 5, 0, ValueError)))
                            group.create_task(named(stubborn(log, 6, 0)))
                            group.create_task(named(asyncio.sleep(3, 7)))
                    except* Exception as e:
                        log("main", "group failed", show(e))
                    await asyncio.sleep(0)
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
            log("main", "gather", await outcome(asyncio.gather(job(log, 8, 0), job(log, 9, 1.5), return_exceptions=True)))
            log("main", "event", await event.wait())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_40():
    log = Log(40)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.LifoQueue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            async with sem:
                log(me, "has the semaphore")
                await asyncio.sleep(0)
                log(me, "at", 1)
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(asyncio.sleep(1.5, 2)))
                    async with cond:
                        await cond.wait_for(lambda: queue.qsize() > 1)
                        log(me, "condition")
            except* Exception as e:
                log(me, "group failed", show(e))
            log(me, "put_nowait", attempt(queue.put_nowait, 3))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(1)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        for _ in range(3):
            log(me, "wait_for", await outcome(asyncio.wait_for(stubborn(log, 4, 0.5), 0)))
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        async with sem:
            log(me, "has the semaphore")
            async with lock:
                log(me, "has the lock")
                log(me, "at", 5)
        log(me, "as_completed", await completed(stubborn(log, 6, 0), asyncio.sleep(1.5, 7)))
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        time.sleep(1); log(me, "blocked")
        log(me, "got", await queue.get())
        async with sem:
            log(me, "has the semaphore")
            async with sem:
                log(me, "has the semaphore")
                log(me, "wait", await waits(2, asyncio.ALL_COMPLETED, asyncio.sleep(0, 8), job(log, 9, 2, OSError)))
            async with lock:
                log(me, "has the lock")
                log(me, "got", await queue.get())
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    await asyncio.sleep(3)
    asyncio.get_running_loop().call_soon(event.set)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(0.5)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[3].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            log("main", "event", await event.wait())
            log("main", "cancels", cancel(tasks, 3, "main"))
            log("main", "put_nowait", attempt(queue.put_nowait, 14))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

for scenario in (scenario_21, scenario_22, scenario_23, scenario_24, scenario_25, scenario_26, scenario_27, scenario_28, scenario_29, scenario_30, scenario_31, scenario_32, scenario_33, scenario_34, scenario_35, scenario_36, scenario_37, scenario_38, scenario_39, scenario_40,):
    asyncio.run(run(scenario))
