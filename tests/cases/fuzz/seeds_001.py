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


async def scenario_1():
    log = Log(1)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        for _ in range(2):
            log(me, "event", await event.wait())
            log(me, "wait", await waits(2, asyncio.FIRST_EXCEPTION, job(log, 1, 2), job(log, 2, 0)))
            log(me, "wait_for", await outcome(asyncio.wait_for(stubborn(log, 3, 0.25), 1)))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "wait", await waits(0.5, asyncio.ALL_COMPLETED, asyncio.sleep(0.5, 4)))
            log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 5, 0), 2)))
            log(me, "joins", await outcome(join(tasks, 0)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_later(1.5, log, "called back", 6)
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    await asyncio.sleep(0)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    try:
        async with asyncio.timeout(12):
            log("main", "get_nowait", attempt(queue.get_nowait))
            log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(steps(log, 8, 3)), 0.5)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(asyncio.sleep(3, 9)))
                    group.create_task(named(job(log, 10, 1)))
            except* Exception as e:
                log("main", "group failed", show(e))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_2():
    log = Log(2)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            async with sem:
                log(me, "has the semaphore")
                log(me, "as_completed", await completed(job(log, 1, 1.5, KeyError), job(log, 2, 1)))
                log(me, "wait", await waits(1, asyncio.FIRST_COMPLETED, stubborn(log, 3, 2), asyncio.sleep(0.25, 4)))
            async with cond:
                await cond.wait()
                log(me, "condition")
            await queue.put(5); log(me, "put", queue.qsize())
            async with lock:
                log(me, "has the lock")
                log(me, "cancels", cancel(tasks, 1, me))
            log(me, "at", 6)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            for _ in range(2):
                await queue.put(7); log(me, "put", queue.qsize())
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
    await asyncio.sleep(1)
    try:
        async with asyncio.timeout(12):
            await queue.put(8); log("main", "put", queue.qsize())
            log("main", "put_nowait", attempt(queue.put_nowait, 9))
            log("main", "future", await asyncio.shield(future))
            log("main", "event", await event.wait())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_3():
    log = Log(3)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.LifoQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(2):
                log(me, "awaits", await outcome(job(log, 1, 0.5)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0.5)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "joins", await outcome(join(tasks, 2)))
            await queue.put(2); log(me, "put", queue.qsize())
            async with sem:
                log(me, "has the semaphore")
                try:
                    async with asyncio.TaskGroup() as group:
                        group.create_task(named(asyncio.sleep(0, 3)))
                        log(me, "gather", await outcome(asyncio.gather(job(log, 4, 3, KeyError), return_exceptions=False)))
                except* Exception as e:
                    log(me, "group failed", show(e))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        async with sem:
            log(me, "has the semaphore")
            log(me, "got", await queue.get())
            log(me, "gather", await outcome(asyncio.gather(stubborn(log, 5, 1), return_exceptions=False)))
        async with lock:
            log(me, "has the lock")
            log(me, "wait", await waits(1, asyncio.ALL_COMPLETED, asyncio.sleep(1.5, 6), job(log, 7, 3)))
            async with lock:
                log(me, "has the lock")
                log(me, "joins", await outcome(join(tasks, 1)))
        async with lock:
            log(me, "has the lock")
            async with cond:
                cond.notify(1)
                log(me, "condition")
            log(me, "wait_for", await outcome(asyncio.wait_for(asyncio.sleep(0.5, 8), 0)))
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_later(3, lambda: future.done() or future.set_result(10))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(0.5)
    asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(12))
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    try:
        async with asyncio.timeout(12):
            time.sleep(1); log("main", "blocked")
            log("main", "cancels", cancel(tasks, 1, "main"))
            future.done() or future.set_result(13)
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 14, 2)))
                    group.create_task(named(job(log, 15, 0)))
                    group.create_task(named(job(log, 16, 0)))
            except* Exception as e:
                log("main", "group failed", show(e))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_4():
    log = Log(4)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.LifoQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            try:
                async with asyncio.timeout(0.5):
                    await queue.put(1); log(me, "put", queue.qsize())
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            log(me, "at", 2)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        log(me, "at", 3)
        log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 4, 1, ValueError)), 0.25)))
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    await asyncio.sleep(3)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(1)
    try:
        async with asyncio.timeout(12):
            log("main", "joins", await outcome(join(tasks, 1)))
            log("main", "wait", await waits(1, asyncio.FIRST_EXCEPTION, stubborn(log, 5, 0), steps(log, 6, 1)))
            log("main", "get_nowait", attempt(queue.get_nowait))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_5():
    log = Log(5)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(2):
                log(me, "as_completed", await completed(steps(log, 1, 2), steps(log, 2, 1), stubborn(log, 3, 1)))
                future.done() or future.set_result(4)
                try:
                    async with asyncio.TaskGroup() as group:
                        group.create_task(named(job(log, 5, 3)))
                        group.create_task(named(steps(log, 6, 3)))
                        log(me, "gather", await outcome(asyncio.gather(job(log, 7, 1.5), asyncio.sleep(1, 8), job(log, 9, 1), return_exceptions=False)))
                except* Exception as e:
                    log(me, "group failed", show(e))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        async with lock:
            log(me, "has the lock")
            time.sleep(0.25); log(me, "blocked")
        log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(stubborn(log, 10, 0)), 0.5)))
        try:
            async with asyncio.timeout(0):
                time.sleep(1); log(me, "blocked")
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "gather", await outcome(asyncio.gather(steps(log, 11, 1), job(log, 12, 1.5, ValueError), job(log, 13, 0), return_exceptions=False)))
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            await queue.put(14); log(me, "put", queue.qsize())
            asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(16))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        log(me, "wait", await waits(None, asyncio.FIRST_EXCEPTION, steps(log, 17, 2), asyncio.sleep(0, 18)))
        await asyncio.sleep(2)
        log(me, "as_completed", await completed(job(log, 19, 0), job(log, 20, 0.25, ValueError), job(log, 21, 0.5)))
        log(me, "put_nowait", attempt(queue.put_nowait, 22))
        raise ValueError(me)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_soon(lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(1)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            log("main", "gather", await outcome(asyncio.gather(steps(log, 25, 1), job(log, 26, 3, KeyError), return_exceptions=True)))
            log("main", "at", 27)
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_6():
    log = Log(6)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            async with cond:
                await cond.wait_for(lambda: queue.qsize() > 1)
                log(me, "condition")
            log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 1, 3), 1)))
            log(me, "wait_for", await outcome(asyncio.wait_for(steps(log, 2, 2), 1)))
            log(me, "joins", await outcome(join(tasks, 1)))
            await queue.put(3); log(me, "put", queue.qsize())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "awaits", await outcome(job(log, 4, 0.25)))
            log(me, "awaits", await outcome(job(log, 5, 2)))
            log(me, "gather", await outcome(asyncio.gather(job(log, 6, 1.5), return_exceptions=True)))
            log(me, "awaits", await outcome(stubborn(log, 7, 0.5)))
            asyncio.get_running_loop().call_later(0, event.set)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0)
            raise
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        for _ in range(3):
            try:
                async with asyncio.timeout(1):
                    async with lock:
                        log(me, "has the lock")
                        await asyncio.sleep(0.5)
                    future.done() or future.set_result(10)
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            log(me, "put_nowait", attempt(queue.put_nowait, 11))
            future.done() or future.set_result(12)
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            time.sleep(0.5); log(me, "blocked")
            await asyncio.sleep(0)
            log(me, "got", await queue.get())
            async with cond:
                cond.notify_all()
                log(me, "condition")
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(stubborn(log, 13, 2)), 0.5)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(1.5)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    await asyncio.sleep(1)
    try:
        async with asyncio.timeout(12):
            await asyncio.sleep(0)
            async with lock:
                log("main", "has the lock")
                log("main", "wait", await waits(1, asyncio.FIRST_EXCEPTION, steps(log, 14, 2), stubborn(log, 15, 0), stubborn(log, 16, 1)))
            log("main", "joins", await outcome(join(tasks, 0)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 17, 0.5)))
                    group.create_task(named(asyncio.sleep(0, 18)))
                    group.create_task(named(job(log, 19, 0.5)))
            except* Exception as e:
                log("main", "group failed", show(e))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_7():
    log = Log(7)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            async with asyncio.timeout(1.5):
                await queue.put(1); log(me, "put", queue.qsize())
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        try:
            async with asyncio.timeout(1):
                async with sem:
                    log(me, "has the semaphore")
                    log(me, "as_completed", await completed(stubborn(log, 2, 0), job(log, 3, 1.5), asyncio.sleep(3, 4)))
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        async with sem:
            log(me, "has the semaphore")
            event.clear()
            async with cond:
                cond.notify_all()
                log(me, "condition")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        log(me, "future", await asyncio.shield(future))
        async with sem:
            log(me, "has the semaphore")
            log(me, "got", await queue.get())
            future.done() or future.set_result(5)
        event.clear()
        async with sem:
            log(me, "has the semaphore")
            log(me, "got", await queue.get())
            time.sleep(0.5); log(me, "blocked")
        event.set()
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            await asyncio.sleep(1)
            await queue.put(6); log(me, "put", queue.qsize())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            log(me, "got", await queue.get())
            log(me, "put_nowait", attempt(queue.put_nowait, 7))
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 8, 2)), 0)))
            log(me, "at", 9)
            async with cond:
                await cond.wait_for(lambda: queue.qsize() < 1)
                log(me, "condition")
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        raise ValueError(me)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    await asyncio.sleep(0)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 10, 1, KeyError)), 0)))
            log("main", "as_completed", await completed(job(log, 11, 0), steps(log, 12, 2), job(log, 13, 1, OSError)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_8():
    log = Log(8)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(steps(log, 1, 2)))
                    group.create_task(named(asyncio.sleep(0.5, 2)))
            except* Exception as e:
                log(me, "group failed", show(e))
            log(me, "put_nowait", attempt(queue.put_nowait, 3))
            log(me, "put_nowait", attempt(queue.put_nowait, 4))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        log(me, "get_nowait", attempt(queue.get_nowait))
        async with cond:
            cond.notify_all()
            log(me, "condition")
        future.done() or future.set_result(5)
        raise ValueError(me)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        for _ in range(3):
            async with cond:
                await cond.wait_for(lambda: queue.qsize() < 1)
                log(me, "condition")
            try:
                async with asyncio.timeout(0.25):
                    log(me, "gather", await outcome(asyncio.gather(job(log, 6, 0), stubborn(log, 7, 1), return_exceptions=True)))
                    log(me, "gather", await outcome(asyncio.gather(job(log, 8, 0.25), return_exceptions=False)))
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            async with sem:
                log(me, "has the semaphore")
                log(me, "event", await event.wait())
                log(me, "wait", await waits(1, asyncio.FIRST_COMPLETED, stubborn(log, 9, 1)))
            await asyncio.sleep(2)
            log(me, "cancels", cancel(tasks, 0, me))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    await asyncio.sleep(0.5)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            await asyncio.sleep(3)
            await asyncio.sleep(0)
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_9():
    log = Log(9)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        async with cond:
            await cond.wait()
            log(me, "condition")
        event.clear()
        await asyncio.sleep(0)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "future", await asyncio.shield(future))
            log(me, "gather", await outcome(asyncio.gather(job(log, 1, 0), return_exceptions=True)))
            async with sem:
                log(me, "has the semaphore")
                event.clear()
            async with lock:
                log(me, "has the lock")
                log(me, "future", await asyncio.shield(future))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_later(0, event.set)
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    asyncio.get_running_loop().call_soon(lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    try:
        async with asyncio.timeout(12):
            try:
                async with asyncio.timeout(2):
                    future.done() or future.set_result(6)
                    log("main", "got", await queue.get())
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
            log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 7, 2, KeyError)), 1.5)))
            await asyncio.sleep(0.5)
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_10():
    log = Log(10)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.LifoQueue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        log(me, "joins", await outcome(join(tasks, 2)))
        await asyncio.sleep(0)
        log(me, "cancels", cancel(tasks, 3, me))
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(job(log, 1, 0, KeyError)))
                group.create_task(named(asyncio.sleep(0, 2)))
                group.create_task(named(job(log, 3, 3)))
        except* Exception as e:
            log(me, "group failed", show(e))
        try:
            async with asyncio.timeout(3):
                await queue.put(4); log(me, "put", queue.qsize())
                log(me, "wait", await waits(0.5, asyncio.ALL_COMPLETED, asyncio.sleep(0, 5), steps(log, 6, 1)))
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 7, 0.5, ValueError)))
                    log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 8, 3), 1)))
            except* Exception as e:
                log(me, "group failed", show(e))
            log(me, "at", 9)
            await asyncio.sleep(0)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            for _ in range(2):
                async with cond:
                    cond.notify_all()
                    log(me, "condition")
                async with sem:
                    log(me, "has the semaphore")
                    try:
                        async with asyncio.TaskGroup() as group:
                            group.create_task(named(stubborn(log, 10, 1)))
                            group.create_task(named(job(log, 11, 1.5)))
                            group.create_task(named(steps(log, 12, 2)))
                            log(me, "event", await event.wait())
                    except* Exception as e:
                        log(me, "group failed", show(e))
                    log(me, "put_nowait", attempt(queue.put_nowait, 13))
                await asyncio.sleep(1)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0)
            raise
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            async with sem:
                log(me, "has the semaphore")
                log(me, "put_nowait", attempt(queue.put_nowait, 14))
                asyncio.get_running_loop().call_later(0.25, event.clear)
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 17, 0.25, OSError)))
                    group.create_task(named(asyncio.sleep(0.25, 18)))
            except* Exception as e:
                log(me, "group failed", show(e))
            try:
                async with asyncio.timeout(0):
                    asyncio.get_running_loop().call_later(3, event.clear)
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            log(me, "joins", await outcome(join(tasks, 0)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0.5)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        try:
            log(me, "joins", await outcome(join(tasks, 1)))
            time.sleep(1); log(me, "blocked")
            log(me, "awaits", await outcome(steps(log, 21, 3)))
            time.sleep(0.25); log(me, "blocked")
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    await asyncio.sleep(0)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(0.5)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    try:
        async with asyncio.timeout(12):
            async with lock:
                log("main", "has the lock")
                await asyncio.sleep(0)
                log("main", "awaits", await outcome(job(log, 22, 0)))
            await asyncio.sleep(1)
            try:
                async with asyncio.timeout(0):
                    async with sem:
                        log("main", "has the semaphore")
                        log("main", "event", await event.wait())
                    await queue.put(23); log("main", "put", queue.qsize())
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_11():
    log = Log(11)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.LifoQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            await asyncio.sleep(0.25)
            log(me, "wait", await waits(2, asyncio.FIRST_COMPLETED, job(log, 1, 0)))
            async with lock:
                log(me, "has the lock")
                await asyncio.sleep(0.5)
                async with cond:
                    await cond.wait()
                    log(me, "condition")
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 2, 1)))
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
            async with cond:
                await cond.wait()
                log(me, "condition")
            log(me, "joins", await outcome(join(tasks, 0)))
        raise ValueError(me)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    try:
        async with asyncio.timeout(12):
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(steps(log, 3, 3)))
            except* Exception as e:
                log("main", "group failed", show(e))
            log("main", "at", 4)
            async with cond:
                await cond.wait()
                log("main", "condition")
            log("main", "wait", await waits(None, asyncio.ALL_COMPLETED, steps(log, 5, 1), job(log, 6, 0.5)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_12():
    log = Log(12)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "as_completed", await completed(job(log, 1, 0.5, ValueError), stubborn(log, 2, 1.5), asyncio.sleep(0, 3)))
            log(me, "event", await event.wait())
            log(me, "at", 4)
            log(me, "future", await asyncio.shield(future))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            async with sem:
                log(me, "has the semaphore")
                log(me, "at", 5)
                async with lock:
                    log(me, "has the lock")
                    log(me, "at", 6)
            log(me, "as_completed", await completed(job(log, 7, 0.5), steps(log, 8, 3), steps(log, 9, 3)))
            log(me, "joins", await outcome(join(tasks, 2)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "wait_for", await outcome(asyncio.wait_for(asyncio.sleep(3, 10), 0.25)))
            await asyncio.sleep(3)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            await queue.put(11); log(me, "put", queue.qsize())
            log(me, "at", 12)
        finally:
            log(me, "finally")
            await asyncio.sleep(0.5)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            log("main", "put_nowait", attempt(queue.put_nowait, 13))
            log("main", "cancels", cancel(tasks, 1, "main"))
            async with lock:
                log("main", "has the lock")
                async with cond:
                    cond.notify_all()
                    log("main", "condition")
                log("main", "awaits", await outcome(stubborn(log, 14, 0.5)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_13():
    log = Log(13)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.LifoQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        asyncio.get_running_loop().call_later(0.5, lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
        try:
            async with asyncio.timeout(0.5):
                log(me, "as_completed", await completed(job(log, 3, 1), job(log, 4, 0)))
                async with lock:
                    log(me, "has the lock")
                    await queue.put(5); log(me, "put", queue.qsize())
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "gather", await outcome(asyncio.gather(job(log, 6, 0.5, ValueError), return_exceptions=False)))
        async with cond:
            cond.notify_all()
            log(me, "condition")
        asyncio.get_running_loop().call_soon(event.set)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        async with sem:
            log(me, "has the semaphore")
            await asyncio.sleep(0)
            await queue.put(9); log(me, "put", queue.qsize())
        await asyncio.sleep(3)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            for _ in range(3):
                await asyncio.sleep(0.25)
                event.clear()
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(1)
            log(me, "swallows it")
        raise ValueError(me)
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        log(me, "event", await event.wait())
        log(me, "gather", await outcome(asyncio.gather(job(log, 10, 1, ValueError), job(log, 11, 1), stubborn(log, 12, 3), return_exceptions=True)))
        await queue.put(13); log(me, "put", queue.qsize())
        log(me, "wait", await waits(2, asyncio.ALL_COMPLETED, steps(log, 14, 1), steps(log, 15, 2), job(log, 16, 1, ValueError)))
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(event.set)
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_later(0.5, event.clear)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    await asyncio.sleep(0)
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[3].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            async with sem:
                log("main", "has the semaphore")
                log("main", "joins", await outcome(join(tasks, 1)))
            log("main", "event", await event.wait())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_14():
    log = Log(14)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        event.clear()
        log(me, "at", 1)
        await queue.put(2); log(me, "put", queue.qsize())
        log(me, "awaits", await outcome(job(log, 3, 0.5)))
        future.done() or future.set_result(4)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        async with sem:
            log(me, "has the semaphore")
            log(me, "wait", await waits(2, asyncio.FIRST_EXCEPTION, job(log, 5, 1)))
        async with sem:
            log(me, "has the semaphore")
            event.set()
        event.set()
        await queue.put(6); log(me, "put", queue.qsize())
        asyncio.get_running_loop().call_later(0, event.clear)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            future.done() or future.set_result(9)
            log(me, "gather", await outcome(asyncio.gather(job(log, 10, 0, OSError), job(log, 11, 1.5, ValueError), asyncio.sleep(1, 12), return_exceptions=True)))
            log(me, "at", 13)
            await asyncio.sleep(1.5)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            async with sem:
                log(me, "has the semaphore")
                log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 14, 3), 3)))
            await queue.put(15); log(me, "put", queue.qsize())
            log(me, "wait", await waits(2, asyncio.FIRST_COMPLETED, steps(log, 16, 1), job(log, 17, 3, KeyError)))
            log(me, "put_nowait", attempt(queue.put_nowait, 18))
            async with sem:
                log(me, "has the semaphore")
                try:
                    async with asyncio.TaskGroup() as group:
                        group.create_task(named(stubborn(log, 19, 1.5)))
                except* Exception as e:
                    log(me, "group failed", show(e))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        async with sem:
            log(me, "has the semaphore")
            async with sem:
                log(me, "has the semaphore")
                log(me, "get_nowait", attempt(queue.get_nowait))
            log(me, "got", await queue.get())
        log(me, "cancels", cancel(tasks, 0, me))
        log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(steps(log, 20, 2)), 0.5)))
        raise ValueError(me)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(event.clear)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    await asyncio.sleep(3)
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    asyncio.get_running_loop().call_soon(event.clear)
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    tasks[4].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            try:
                async with asyncio.timeout(0.5):
                    try:
                        async with asyncio.timeout(1):
                            await queue.put(25); log("main", "put", queue.qsize())
                            log("main", "future", await asyncio.shield(future))
                    except TimeoutError:
                        log("main", "timed out", asyncio.current_task().cancelling())
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
            log("main", "wait_for", await outcome(asyncio.wait_for(asyncio.sleep(1, 26), 1)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 27, 0.5)))
                    group.create_task(named(steps(log, 28, 1)))
                    event.clear()
            except* Exception as e:
                log("main", "group failed", show(e))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_15():
    log = Log(15)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        for _ in range(2):
            log(me, "future", await asyncio.shield(future))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(stubborn(log, 1, 0.5)))
                    group.create_task(named(asyncio.sleep(0, 2)))
                    group.create_task(named(job(log, 3, 1.5)))
                    try:
                        async with asyncio.TaskGroup() as group:
                            group.create_task(named(steps(log, 4, 2)))
                            log(me, "got", await queue.get())
                    except* Exception as e:
                        log(me, "group failed", show(e))
            except* Exception as e:
                log(me, "group failed", show(e))
            log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 5, 2), 0)))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        for _ in range(3):
            log(me, "awaits", await outcome(job(log, 6, 0.25, OSError)))
            log(me, "gather", await outcome(asyncio.gather(job(log, 7, 0), asyncio.sleep(1.5, 8), steps(log, 9, 2), return_exceptions=False)))
            log(me, "event", await event.wait())
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        time.sleep(1); log(me, "blocked")
        log(me, "joins", await outcome(join(tasks, 3)))
        await asyncio.sleep(0.5)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(job(log, 10, 1.5)))
                future.done() or future.set_result(11)
        except* Exception as e:
            log(me, "group failed", show(e))
        await asyncio.sleep(3)
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            await asyncio.sleep(0.25)
            async with sem:
                log(me, "has the semaphore")
                log(me, "wait", await waits(None, asyncio.FIRST_COMPLETED, steps(log, 12, 1), job(log, 13, 0.5), stubborn(log, 14, 1)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
        raise OSError(me)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_later(0.25, event.set)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            log("main", "wait", await waits(None, asyncio.FIRST_EXCEPTION, stubborn(log, 17, 0.25), job(log, 18, 3)))
            await queue.put(19); log("main", "put", queue.qsize())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_16():
    log = Log(16)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.LifoQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        async with cond:
            cond.notify(2)
            log(me, "condition")
        log(me, "got", await queue.get())
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            future.done() or future.set_result(1)
            time.sleep(0.25); log(me, "blocked")
            log(me, "at", 2)
            log(me, "put_nowait", attempt(queue.put_nowait, 3))
            try:
                async with asyncio.timeout(0.5):
                    log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 4, 0.5, KeyError), 0.5)))
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
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
            asyncio.get_running_loop().call_later(2, event.set)
            async with sem:
                log(me, "has the semaphore")
                try:
                    async with asyncio.timeout(0):
                        log(me, "joins", await outcome(join(tasks, 1)))
                        log(me, "at", 7)
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
            async with sem:
                log(me, "has the semaphore")
                try:
                    async with asyncio.TaskGroup() as group:
                        group.create_task(named(steps(log, 8, 3)))
                        log(me, "event", await event.wait())
                except* Exception as e:
                    log(me, "group failed", show(e))
            async with lock:
                log(me, "has the lock")
                await asyncio.sleep(0)
                await queue.put(9); log(me, "put", queue.qsize())
            log(me, "event", await event.wait())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
            await asyncio.sleep(0)
        raise ValueError(me)
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            time.sleep(1); log(me, "blocked")
            event.clear()
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(log, "called back", 10)
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    await asyncio.sleep(3)
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            log("main", "gather", await outcome(asyncio.gather(stubborn(log, 12, 0.5), return_exceptions=True)))
            log("main", "put_nowait", attempt(queue.put_nowait, 13))
            async with sem:
                log("main", "has the semaphore")
                time.sleep(1); log("main", "blocked")
                log("main", "cancels", cancel(tasks, 3, "main"))
            log("main", "awaits", await outcome(job(log, 14, 0)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_17():
    log = Log(17)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        await asyncio.sleep(0)
        log(me, "cancels", cancel(tasks, 1, me))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            async with lock:
                log(me, "has the lock")
                await asyncio.sleep(0.5)
                log(me, "at", 1)
            async with cond:
                await cond.wait_for(lambda: queue.qsize() < 1)
                log(me, "condition")
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(steps(log, 2, 1)), 2)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_later(0, lambda: future.done() or future.set_result(4))
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    await asyncio.sleep(2)
    asyncio.get_running_loop().call_later(1, lambda: future.done() or future.set_result(6))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    await asyncio.sleep(0)
    try:
        async with asyncio.timeout(12):
            async with lock:
                log("main", "has the lock")
                await asyncio.sleep(1)
            log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 7, 0, OSError)), 0.5)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_18():
    log = Log(18)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            event.clear()
            event.set()
            asyncio.get_running_loop().call_soon(event.clear)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(3)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 3, 0, OSError)), 0.25)))
        log(me, "wait", await waits(None, asyncio.FIRST_EXCEPTION, job(log, 4, 3)))
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "wait", await waits(2, asyncio.ALL_COMPLETED, asyncio.sleep(1, 5), stubborn(log, 6, 0), steps(log, 7, 3)))
            log(me, "get_nowait", attempt(queue.get_nowait))
            log(me, "gather", await outcome(asyncio.gather(job(log, 8, 0), job(log, 9, 2), return_exceptions=True)))
            log(me, "future", await asyncio.shield(future))
            log(me, "future", await asyncio.shield(future))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0)
            raise
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            log(me, "wait", await waits(None, asyncio.FIRST_COMPLETED, steps(log, 10, 2), job(log, 11, 0), job(log, 12, 0, ValueError)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 13, 1.5, OSError)))
                    group.create_task(named(stubborn(log, 14, 1.5)))
                    log(me, "at", 15)
            except* Exception as e:
                log(me, "group failed", show(e))
            async with cond:
                cond.notify_all()
                log(me, "condition")
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
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[3].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            future.done() or future.set_result(16)
            await queue.put(17); log("main", "put", queue.qsize())
            log("main", "awaits", await outcome(job(log, 18, 0.5, KeyError)))
            log("main", "event", await event.wait())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_19():
    log = Log(19)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(2):
                await asyncio.sleep(0.25)
                event.set()
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            for _ in range(3):
                asyncio.get_running_loop().call_later(0, lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
                log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 3, 1.5), 0.5)))
                log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 4, 0)), 0.5)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(1.5)
            raise
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        for _ in range(3):
            await asyncio.sleep(0)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_later(0, lambda: future.done() or future.set_result(6))
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_soon(event.clear)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_later(1, lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    try:
        async with asyncio.timeout(12):
            log("main", "event", await event.wait())
            log("main", "got", await queue.get())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_20():
    log = Log(20)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.LifoQueue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(asyncio.sleep(0.5, 1)), 1.5)))
            async with cond:
                cond.notify(2)
                log(me, "condition")
            log(me, "put_nowait", attempt(queue.put_nowait, 2))
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(asyncio.sleep(3, 3)), 1.5)))
        finally:
            log(me, "finally")
            await asyncio.sleep(0.5)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            for _ in range(3):
                try:
                    async with asyncio.TaskGroup() as group:
                        group.create_task(named(steps(log, 4, 1)))
                        group.create_task(named(asyncio.sleep(0, 5)))
                except* Exception as e:
                    log(me, "group failed", show(e))
                try:
                    async with asyncio.timeout(0):
                        log(me, "wait", await waits(1, asyncio.FIRST_COMPLETED, job(log, 6, 2), steps(log, 7, 2), job(log, 8, 2)))
                        async with sem:
                            log(me, "has the semaphore")
                            log(me, "as_completed", await completed(job(log, 9, 0, KeyError), job(log, 10, 0), job(log, 11, 0)))
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
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
        try:
            for _ in range(3):
                log(me, "future", await asyncio.shield(future))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            log(me, "gather", await outcome(asyncio.gather(job(log, 12, 1), return_exceptions=True)))
            future.done() or future.set_result(13)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        log(me, "put_nowait", attempt(queue.put_nowait, 14))
        try:
            async with asyncio.timeout(1.5):
                time.sleep(1); log(me, "blocked")
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    await asyncio.sleep(0.5)
    asyncio.get_running_loop().call_later(1, lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_later(1, log, "called back", 17)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    asyncio.get_running_loop().call_soon(event.clear)
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[3].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    try:
        async with asyncio.timeout(12):
            async with sem:
                log("main", "has the semaphore")
                log("main", "future", await asyncio.shield(future))
                try:
                    async with asyncio.timeout(1):
                        log("main", "as_completed", await completed(job(log, 21, 1.5), job(log, 22, 2), steps(log, 23, 3)))
                except TimeoutError:
                    log("main", "timed out", asyncio.current_task().cancelling())
            try:
                async with asyncio.timeout(3):
                    log("main", "wait", await waits(1, asyncio.FIRST_EXCEPTION, steps(log, 24, 2), asyncio.sleep(2, 25), stubborn(log, 26, 1)))
                    log("main", "event", await event.wait())
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
            log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 27, 0.5, ValueError)), 2)))
            log("main", "event", await event.wait())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

for scenario in (scenario_1, scenario_2, scenario_3, scenario_4, scenario_5, scenario_6, scenario_7, scenario_8, scenario_9, scenario_10, scenario_11, scenario_12, scenario_13, scenario_14, scenario_15, scenario_16, scenario_17, scenario_18, scenario_19, scenario_20,):
    asyncio.run(run(scenario))
