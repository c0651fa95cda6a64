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


async def scenario_61():
    log = Log(61)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        log(me, "wait_for", await outcome(asyncio.wait_for(asyncio.sleep(0, 1), 1.5)))
        async with sem:
            log(me, "has the semaphore")
            async with sem:
                log(me, "has the semaphore")
                log(me, "gather", await outcome(asyncio.gather(asyncio.sleep(2, 2), asyncio.sleep(1, 3), return_exceptions=True)))
                log(me, "wait_for", await outcome(asyncio.wait_for(stubborn(log, 4, 2), 1)))
            log(me, "get_nowait", attempt(queue.get_nowait))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        await asyncio.sleep(0.25)
        log(me, "cancels", cancel(tasks, 0, me))
        log(me, "got", await queue.get())
        try:
            async with asyncio.timeout(0.5):
                event.set()
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        async with sem:
            log(me, "has the semaphore")
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(asyncio.sleep(0, 5)))
                    group.create_task(named(steps(log, 6, 2)))
                    group.create_task(named(stubborn(log, 7, 0)))
                    log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 8, 0), 1)))
            except* Exception as e:
                log(me, "group failed", show(e))
            try:
                async with asyncio.timeout(1):
                    log(me, "joins", await outcome(join(tasks, 0)))
                    await asyncio.sleep(0)
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    try:
        async with asyncio.timeout(12):
            log("main", "joins", await outcome(join(tasks, 1)))
            log("main", "at", 9)
            log("main", "cancels", cancel(tasks, 1, "main"))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_62():
    log = Log(62)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.LifoQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "as_completed", await completed(stubborn(log, 1, 3), job(log, 2, 0.5)))
            log(me, "wait_for", await outcome(asyncio.wait_for(stubborn(log, 3, 1), 0)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 4, 0)))
                    group.create_task(named(steps(log, 5, 3)))
                    group.create_task(named(job(log, 6, 0, ValueError)))
            except* Exception as e:
                log(me, "group failed", show(e))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(1.5)
            raise
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "gather", await outcome(asyncio.gather(stubborn(log, 7, 0), job(log, 8, 0, ValueError), job(log, 9, 3), return_exceptions=False)))
            time.sleep(0.25); log(me, "blocked")
            log(me, "as_completed", await completed(job(log, 10, 0.5), stubborn(log, 11, 0), job(log, 12, 0)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0)
            raise
        raise KeyError(me)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        for _ in range(3):
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(stubborn(log, 13, 1)))
                    group.create_task(named(job(log, 14, 0)))
                    group.create_task(named(steps(log, 15, 2)))
            except* Exception as e:
                log(me, "group failed", show(e))
            log(me, "awaits", await outcome(steps(log, 16, 3)))
            log(me, "joins", await outcome(join(tasks, 4)))
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            log(me, "gather", await outcome(asyncio.gather(job(log, 17, 1, KeyError), steps(log, 18, 1), return_exceptions=False)))
            log(me, "joins", await outcome(join(tasks, 4)))
            log(me, "cancels", cancel(tasks, 1, me))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 19, 0.5)))
                    group.create_task(named(stubborn(log, 20, 0.5)))
                    await queue.put(21); log(me, "put", queue.qsize())
            except* Exception as e:
                log(me, "group failed", show(e))
            log(me, "as_completed", await completed(job(log, 22, 1), job(log, 23, 1, OSError)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        for _ in range(3):
            log(me, "get_nowait", attempt(queue.get_nowait))
            try:
                async with asyncio.timeout(1.5):
                    log(me, "cancels", cancel(tasks, 3, me))
                    log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 24, 2), 1.5)))
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            await queue.put(25); log(me, "put", queue.qsize())
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[3].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    await asyncio.sleep(1.5)
    try:
        async with asyncio.timeout(12):
            async with lock:
                log("main", "has the lock")
                try:
                    async with asyncio.timeout(1):
                        log("main", "at", 26)
                        log("main", "future", await asyncio.shield(future))
                except TimeoutError:
                    log("main", "timed out", asyncio.current_task().cancelling())
                log("main", "get_nowait", attempt(queue.get_nowait))
            time.sleep(0.5); log("main", "blocked")
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_63():
    log = Log(63)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        async with lock:
            log(me, "has the lock")
            await queue.put(1); log(me, "put", queue.qsize())
            async with lock:
                log(me, "has the lock")
                log(me, "get_nowait", attempt(queue.get_nowait))
                asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(3))
        log(me, "gather", await outcome(asyncio.gather(job(log, 4, 1, ValueError), asyncio.sleep(3, 5), stubborn(log, 6, 0), return_exceptions=False)))
        log(me, "event", await event.wait())
        raise OSError(me)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        for _ in range(2):
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(asyncio.sleep(1.5, 7)), 0)))
            async with lock:
                log(me, "has the lock")
                log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(asyncio.sleep(0, 8)), 0)))
        raise OSError(me)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "as_completed", await completed(job(log, 9, 1, KeyError), job(log, 10, 3, KeyError)))
            await asyncio.sleep(0)
            await asyncio.sleep(3)
            try:
                async with asyncio.timeout(0):
                    log(me, "joins", await outcome(join(tasks, 1)))
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    await asyncio.sleep(1)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_later(0.25, event.set)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            log("main", "joins", await outcome(join(tasks, 1)))
            try:
                async with asyncio.timeout(1.5):
                    async with sem:
                        log("main", "has the semaphore")
                        time.sleep(1); log("main", "blocked")
                    async with cond:
                        cond.notify_all()
                        log("main", "condition")
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
            try:
                async with asyncio.timeout(1):
                    async with lock:
                        log("main", "has the lock")
                        await asyncio.sleep(0)
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
            try:
                async with asyncio.timeout(0):
                    event.clear()
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_64():
    log = Log(64)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        await asyncio.sleep(0.5)
        log(me, "cancels", cancel(tasks, 2, me))
        log(me, "cancels", cancel(tasks, 0, me))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "got", await queue.get())
            log(me, "at", 1)
            log(me, "awaits", await outcome(asyncio.sleep(0, 2)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 3, 0.5, ValueError)))
                    group.create_task(named(job(log, 4, 0, KeyError)))
                    time.sleep(0.25); log(me, "blocked")
            except* Exception as e:
                log(me, "group failed", show(e))
            log(me, "future", await asyncio.shield(future))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(1)
            raise
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            async with cond:
                cond.notify(2)
                log(me, "condition")
            log(me, "gather", await outcome(asyncio.gather(asyncio.sleep(0, 5), job(log, 6, 0), job(log, 7, 0, OSError), return_exceptions=False)))
            time.sleep(0.5); log(me, "blocked")
            time.sleep(0.25); log(me, "blocked")
            log(me, "event", await event.wait())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            for _ in range(3):
                async with cond:
                    await cond.wait_for(lambda: queue.qsize() > 1)
                    log(me, "condition")
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            log("main", "cancels", cancel(tasks, 1, "main"))
            log("main", "awaits", await outcome(job(log, 8, 1, OSError)))
            log("main", "awaits", await outcome(job(log, 9, 0)))
            async with sem:
                log("main", "has the semaphore")
                try:
                    async with asyncio.timeout(0.25):
                        log("main", "wait_for", await outcome(asyncio.wait_for(steps(log, 10, 2), 2)))
                        log("main", "event", await event.wait())
                except TimeoutError:
                    log("main", "timed out", asyncio.current_task().cancelling())
                log("main", "at", 11)
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_65():
    log = Log(65)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(2):
                async with cond:
                    cond.notify(2)
                    log(me, "condition")
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
            await asyncio.sleep(0.5)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        time.sleep(0.25); log(me, "blocked")
        log(me, "event", await event.wait())
        log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 1, 2)), 0.5)))
        raise OSError(me)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            for _ in range(3):
                await asyncio.sleep(1)
                await queue.put(2); log(me, "put", queue.qsize())
        finally:
            log(me, "finally")
            await asyncio.sleep(1)
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        log(me, "get_nowait", attempt(queue.get_nowait))
        log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(stubborn(log, 3, 0.5)), 0)))
        log(me, "got", await queue.get())
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 4, 3, ValueError), 0)))
        async with sem:
            log(me, "has the semaphore")
            time.sleep(0.25); log(me, "blocked")
            log(me, "wait_for", await outcome(asyncio.wait_for(steps(log, 5, 3), 3)))
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(log, "called back", 6)
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_later(0, log, "called back", 8)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    await asyncio.sleep(0.25)
    try:
        async with asyncio.timeout(12):
            asyncio.get_running_loop().call_soon(lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
            log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(job(log, 12, 0.25)), 3)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_66():
    log = Log(66)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.LifoQueue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "cancels", cancel(tasks, 2, me))
            async with cond:
                cond.notify(2)
                log(me, "condition")
            event.set()
            async with cond:
                cond.notify(1)
                log(me, "condition")
        finally:
            log(me, "finally")
            await asyncio.sleep(1)
        raise OSError(me)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            for _ in range(2):
                await queue.put(1); log(me, "put", queue.qsize())
                log(me, "as_completed", await completed(asyncio.sleep(2, 2), job(log, 3, 1), steps(log, 4, 2)))
                log(me, "as_completed", await completed(job(log, 5, 0.5), job(log, 6, 0.25), job(log, 7, 0.5)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0)
            raise
        finally:
            log(me, "finally")
            await asyncio.sleep(0.25)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            for _ in range(2):
                log(me, "future", await asyncio.shield(future))
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(asyncio.sleep(0, 8)))
        except* Exception as e:
            log(me, "group failed", show(e))
        async with cond:
            await cond.wait_for(lambda: queue.qsize() < 1)
            log(me, "condition")
        log(me, "as_completed", await completed(job(log, 9, 2, KeyError), stubborn(log, 10, 0.5), stubborn(log, 11, 1)))
        log(me, "cancels", cancel(tasks, 1, me))
        await queue.put(12); log(me, "put", queue.qsize())
        raise KeyError(me)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(14))
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    asyncio.get_running_loop().call_soon(lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            log("main", "future", await asyncio.shield(future))
            log("main", "wait_for", await outcome(asyncio.wait_for(stubborn(log, 17, 3), 1)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_67():
    log = Log(67)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.PriorityQueue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        for _ in range(3):
            log(me, "awaits", await outcome(job(log, 1, 0.25, OSError)))
            await asyncio.sleep(1)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        time.sleep(0.5); log(me, "blocked")
        asyncio.get_running_loop().call_later(1, log, "called back", 2)
        log(me, "cancels", cancel(tasks, 3, me))
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(stubborn(log, 4, 2)))
                    async with cond:
                        cond.notify(1)
                        log(me, "condition")
            except* Exception as e:
                log(me, "group failed", show(e))
            log(me, "joins", await outcome(join(tasks, 3)))
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            log(me, "at", 5)
            log(me, "at", 6)
            time.sleep(0.25); log(me, "blocked")
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(1)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        try:
            log(me, "event", await event.wait())
            async with cond:
                await cond.wait()
                log(me, "condition")
            log(me, "gather", await outcome(asyncio.gather(asyncio.sleep(1.5, 7), job(log, 8, 0), job(log, 9, 0), return_exceptions=True)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(1)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_later(2, event.clear)
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_soon(lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_soon(lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_later(2, event.set)
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    try:
        async with asyncio.timeout(12):
            log("main", "put_nowait", attempt(queue.put_nowait, 18))
            log("main", "event", await event.wait())
            log("main", "gather", await outcome(asyncio.gather(asyncio.sleep(1, 19), job(log, 20, 0.25), steps(log, 21, 1), return_exceptions=False)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_68():
    log = Log(68)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.LifoQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            try:
                async with asyncio.timeout(0.5):
                    log(me, "wait_for", await outcome(asyncio.wait_for(asyncio.sleep(0, 1), 1.5)))
                    log(me, "at", 2)
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(asyncio.sleep(1, 3)))
                    group.create_task(named(stubborn(log, 4, 0)))
            except* Exception as e:
                log(me, "group failed", show(e))
            log(me, "wait", await waits(2, asyncio.FIRST_EXCEPTION, job(log, 5, 0.25), job(log, 6, 0)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 7, 0.25)))
            except* Exception as e:
                log(me, "group failed", show(e))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        for _ in range(3):
            log(me, "event", await event.wait())
            await queue.put(8); log(me, "put", queue.qsize())
            log(me, "joins", await outcome(join(tasks, 0)))
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        log(me, "as_completed", await completed(steps(log, 9, 1), job(log, 10, 0.5, OSError), stubborn(log, 11, 0)))
        event.set()
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    try:
        async with asyncio.timeout(12):
            log("main", "cancels", cancel(tasks, 2, "main"))
            log("main", "at", 12)
            await queue.put(13); log("main", "put", queue.qsize())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_69():
    log = Log(69)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "gather", await outcome(asyncio.gather(asyncio.sleep(0.5, 1), asyncio.sleep(1, 2), job(log, 3, 1, ValueError), return_exceptions=False)))
            log(me, "get_nowait", attempt(queue.get_nowait))
            await queue.put(4); log(me, "put", queue.qsize())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        for _ in range(3):
            log(me, "future", await asyncio.shield(future))
            log(me, "at", 5)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            async with lock:
                log(me, "has the lock")
                event.clear()
                async with sem:
                    log(me, "has the semaphore")
                    asyncio.get_running_loop().call_soon(event.clear)
            async with sem:
                log(me, "has the semaphore")
                time.sleep(0.5); log(me, "blocked")
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(1.5)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            for _ in range(2):
                await queue.put(8); log(me, "put", queue.qsize())
                async with cond:
                    await cond.wait_for(lambda: queue.qsize() < 1)
                    log(me, "condition")
                log(me, "got", await queue.get())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0.25)
            raise
        raise OSError(me)
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
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            log("main", "as_completed", await completed(asyncio.sleep(3, 11), stubborn(log, 12, 0.25)))
            log("main", "wait_for", await outcome(asyncio.wait_for(stubborn(log, 13, 0), 0)))
            await asyncio.sleep(1)
            time.sleep(1); log("main", "blocked")
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_70():
    log = Log(70)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.LifoQueue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "cancels", cancel(tasks, 3, me))
            log(me, "cancels", cancel(tasks, 0, me))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(job(log, 1, 1.5)))
                group.create_task(named(job(log, 2, 3)))
                async with lock:
                    log(me, "has the lock")
                    await asyncio.sleep(0.25)
        except* Exception as e:
            log(me, "group failed", show(e))
        async with cond:
            await cond.wait_for(lambda: queue.qsize() > 1)
            log(me, "condition")
        time.sleep(1); log(me, "blocked")
        async with cond:
            await cond.wait()
            log(me, "condition")
        raise KeyError(me)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        for _ in range(3):
            log(me, "gather", await outcome(asyncio.gather(job(log, 3, 0.5), return_exceptions=True)))
            await asyncio.sleep(0)
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        await asyncio.sleep(0)
        log(me, "event", await event.wait())
        try:
            async with asyncio.timeout(3):
                try:
                    async with asyncio.timeout(1.5):
                        await asyncio.sleep(0)
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
                try:
                    async with asyncio.timeout(0):
                        log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(asyncio.sleep(0, 4)), 1.5)))
                        log(me, "awaits", await outcome(job(log, 5, 2)))
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(1.5)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    asyncio.get_running_loop().call_soon(lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[3].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    await asyncio.sleep(3)
    try:
        async with asyncio.timeout(12):
            log("main", "put_nowait", attempt(queue.put_nowait, 8))
            try:
                async with asyncio.timeout(0.5):
                    async with lock:
                        log("main", "has the lock")
                        log("main", "got", await queue.get())
                        time.sleep(0.5); log("main", "blocked")
                    log("main", "joins", await outcome(join(tasks, 0)))
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
            log("main", "cancels", cancel(tasks, 2, "main"))
            async with sem:
                log("main", "has the semaphore")
                log("main", "cancels", cancel(tasks, 1, "main"))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_71():
    log = Log(71)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        for _ in range(3):
            log(me, "put_nowait", attempt(queue.put_nowait, 1))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            async with asyncio.timeout(2):
                await queue.put(2); log(me, "put", queue.qsize())
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        log(me, "at", 3)
        await asyncio.sleep(0.5)
        async with cond:
            cond.notify_all()
            log(me, "condition")
        log(me, "wait", await waits(2, asyncio.ALL_COMPLETED, steps(log, 4, 2), job(log, 5, 2), asyncio.sleep(0.5, 6)))
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            for _ in range(2):
                log(me, "put_nowait", attempt(queue.put_nowait, 7))
                async with sem:
                    log(me, "has the semaphore")
                    log(me, "awaits", await outcome(job(log, 8, 0)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0.25)
            raise
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            log(me, "get_nowait", attempt(queue.get_nowait))
            try:
                async with asyncio.timeout(0.5):
                    await queue.put(9); log(me, "put", queue.qsize())
                    async with sem:
                        log(me, "has the semaphore")
                        log(me, "event", await event.wait())
                        await asyncio.sleep(0.5)
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            async with sem:
                log(me, "has the semaphore")
                log(me, "get_nowait", attempt(queue.get_nowait))
                log(me, "at", 10)
            time.sleep(0.25); log(me, "blocked")
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(steps(log, 11, 3)))
                    group.create_task(named(asyncio.sleep(1, 12)))
                    group.create_task(named(job(log, 13, 1)))
            except* Exception as e:
                log(me, "group failed", show(e))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        raise KeyError(me)
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        for _ in range(2):
            async with sem:
                log(me, "has the semaphore")
                log(me, "cancels", cancel(tasks, 3, me))
            await asyncio.sleep(0.5)
            await queue.put(14); log(me, "put", queue.qsize())
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_later(0, lambda: future.done() or future.set_result(16))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(1)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    tasks[4].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    try:
        async with asyncio.timeout(12):
            log("main", "awaits", await outcome(asyncio.sleep(0, 17)))
            log("main", "cancels", cancel(tasks, 0, "main"))
            log("main", "as_completed", await completed(job(log, 18, 0.5), stubborn(log, 19, 1), asyncio.sleep(0, 20)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_72():
    log = Log(72)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(3):
                future.done() or future.set_result(1)
                future.done() or future.set_result(2)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            for _ in range(2):
                log(me, "as_completed", await completed(steps(log, 3, 3), job(log, 4, 2)))
                event.set()
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(3)
            raise
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        async with cond:
            cond.notify(2)
            log(me, "condition")
        asyncio.get_running_loop().call_later(1.5, event.set)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(job(log, 7, 1, KeyError)))
        except* Exception as e:
            log(me, "group failed", show(e))
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            for _ in range(2):
                try:
                    async with asyncio.timeout(2):
                        log(me, "cancels", cancel(tasks, 2, me))
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
                log(me, "put_nowait", attempt(queue.put_nowait, 8))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0.5)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_4(me):
        log(me, "starts")
        try:
            for _ in range(3):
                log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(asyncio.sleep(1.5, 9)), 0)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0.5)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_soon(event.set)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    tasks[3].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    asyncio.get_running_loop().call_later(1, event.set)
    tasks[4] = asyncio.create_task(worker_4("w4"), name="w4")
    try:
        async with asyncio.timeout(12):
            async with sem:
                log("main", "has the semaphore")
                log("main", "wait", await waits(None, asyncio.ALL_COMPLETED, job(log, 14, 1)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(job(log, 15, 1, OSError)))
                    log("main", "gather", await outcome(asyncio.gather(stubborn(log, 16, 3), job(log, 17, 0), return_exceptions=True)))
            except* Exception as e:
                log("main", "group failed", show(e))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_73():
    log = Log(73)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.PriorityQueue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "get_nowait", attempt(queue.get_nowait))
            log(me, "got", await queue.get())
            async with sem:
                log(me, "has the semaphore")
                log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(asyncio.sleep(1.5, 1)), 1)))
            future.done() or future.set_result(2)
            try:
                async with asyncio.timeout(0):
                    log(me, "wait", await waits(2, asyncio.ALL_COMPLETED, job(log, 3, 1), job(log, 4, 0), asyncio.sleep(0.25, 5)))
                    try:
                        async with asyncio.timeout(1):
                            log(me, "event", await event.wait())
                    except TimeoutError:
                        log(me, "timed out", asyncio.current_task().cancelling())
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            time.sleep(1); log(me, "blocked")
            log(me, "cancels", cancel(tasks, 3, me))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        raise OSError(me)
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "get_nowait", attempt(queue.get_nowait))
            log(me, "at", 6)
            async with lock:
                log(me, "has the lock")
                log(me, "future", await asyncio.shield(future))
            log(me, "wait", await waits(1, asyncio.ALL_COMPLETED, steps(log, 7, 2)))
            log(me, "get_nowait", attempt(queue.get_nowait))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            for _ in range(3):
                async with sem:
                    log(me, "has the semaphore")
                    event.clear()
                    async with sem:
                        log(me, "has the semaphore")
                        future.done() or future.set_result(8)
                        event.clear()
                async with sem:
                    log(me, "has the semaphore")
                    log(me, "wait", await waits(0.5, asyncio.ALL_COMPLETED, asyncio.sleep(3, 9), stubborn(log, 10, 3)))
                log(me, "put_nowait", attempt(queue.put_nowait, 11))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_later(1, lambda: future.done() or future.set_result(13))
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_later(0, lambda: future.done() or future.set_result(15))
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    asyncio.get_running_loop().call_soon(lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    try:
        async with asyncio.timeout(12):
            async with sem:
                log("main", "has the semaphore")
                event.clear()
                log("main", "get_nowait", attempt(queue.get_nowait))
            log("main", "put_nowait", attempt(queue.put_nowait, 18))
            log("main", "cancels", cancel(tasks, 3, "main"))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_74():
    log = Log(74)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        async with lock:
            log(me, "has the lock")
            log(me, "as_completed", await completed(steps(log, 1, 1), stubborn(log, 2, 2)))
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(steps(log, 3, 2)))
        except* Exception as e:
            log(me, "group failed", show(e))
        async with lock:
            log(me, "has the lock")
            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(steps(log, 4, 3)), 1)))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "wait_for", await outcome(asyncio.wait_for(steps(log, 5, 3), 0)))
            log(me, "wait_for", await outcome(asyncio.wait_for(asyncio.sleep(0, 6), 0)))
            async with lock:
                log(me, "has the lock")
                await asyncio.sleep(0)
                log(me, "as_completed", await completed(stubborn(log, 7, 1.5), stubborn(log, 8, 3)))
            log(me, "cancels", cancel(tasks, 0, me))
            log(me, "future", await asyncio.shield(future))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(3)
            raise
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(event.set)
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_later(0.5, event.set)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    try:
        async with asyncio.timeout(12):
            log("main", "joins", await outcome(join(tasks, 0)))
            try:
                async with asyncio.timeout(2):
                    future.done() or future.set_result(13)
                    log("main", "gather", await outcome(asyncio.gather(asyncio.sleep(3, 14), job(log, 15, 1.5), return_exceptions=True)))
            except TimeoutError:
                log("main", "timed out", asyncio.current_task().cancelling())
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_75():
    log = Log(75)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        for _ in range(3):
            async with sem:
                log(me, "has the semaphore")
                log(me, "got", await queue.get())
            async with sem:
                log(me, "has the semaphore")
                try:
                    async with asyncio.TaskGroup() as group:
                        group.create_task(named(asyncio.sleep(1, 1)))
                        group.create_task(named(steps(log, 2, 1)))
                        await queue.put(3); log(me, "put", queue.qsize())
                except* Exception as e:
                    log(me, "group failed", show(e))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            async with sem:
                log(me, "has the semaphore")
                log(me, "event", await event.wait())
            log(me, "cancels", cancel(tasks, 0, me))
            async with sem:
                log(me, "has the semaphore")
                try:
                    async with asyncio.timeout(0):
                        log(me, "awaits", await outcome(asyncio.sleep(3, 4)))
                except TimeoutError:
                    log(me, "timed out", asyncio.current_task().cancelling())
            async with sem:
                log(me, "has the semaphore")
                async with lock:
                    log(me, "has the lock")
                    log(me, "future", await asyncio.shield(future))
            future.done() or future.set_result(5)
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(job(log, 6, 1)))
                group.create_task(named(stubborn(log, 7, 0)))
        except* Exception as e:
            log(me, "group failed", show(e))
        log(me, "wait", await waits(0.5, asyncio.FIRST_EXCEPTION, job(log, 8, 0.5)))
        log(me, "get_nowait", attempt(queue.get_nowait))
        asyncio.get_running_loop().call_soon(event.set)
        log(me, "put_nowait", attempt(queue.put_nowait, 11))
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    asyncio.get_running_loop().call_later(0, event.set)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    tasks[2].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    await asyncio.sleep(0.5)
    try:
        async with asyncio.timeout(12):
            log("main", "gather", await outcome(asyncio.gather(asyncio.sleep(0.5, 14), return_exceptions=False)))
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(asyncio.sleep(1.5, 15)))
                    group.create_task(named(asyncio.sleep(0.5, 16)))
                    group.create_task(named(job(log, 17, 1)))
            except* Exception as e:
                log("main", "group failed", show(e))
            async with lock:
                log("main", "has the lock")
                log("main", "future", await asyncio.shield(future))
                async with cond:
                    cond.notify_all()
                    log("main", "condition")
            log("main", "put_nowait", attempt(queue.put_nowait, 18))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_76():
    log = Log(76)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.Queue(1)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        log(me, "got", await queue.get())
        try:
            async with asyncio.timeout(0):
                time.sleep(0.25); log(me, "blocked")
        except TimeoutError:
            log(me, "timed out", asyncio.current_task().cancelling())
        time.sleep(1); log(me, "blocked")
        log(me, "joins", await outcome(join(tasks, 1)))
        log(me, "got", await queue.get())
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(named(job(log, 1, 1.5)))
                group.create_task(named(steps(log, 2, 1)))
        except* Exception as e:
            log(me, "group failed", show(e))
        async with sem:
            log(me, "has the semaphore")
            log(me, "awaits", await outcome(job(log, 3, 1.5, ValueError)))
            log(me, "joins", await outcome(join(tasks, 0)))
        log(me, "wait_for", await outcome(asyncio.wait_for(stubborn(log, 4, 1.5), 0.5)))
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[1].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    await asyncio.sleep(0.25)
    try:
        async with asyncio.timeout(12):
            log("main", "event", await event.wait())
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(stubborn(log, 5, 0.5)))
                    group.create_task(named(steps(log, 6, 3)))
                    log("main", "gather", await outcome(asyncio.gather(stubborn(log, 7, 2), steps(log, 8, 2), return_exceptions=False)))
            except* Exception as e:
                log("main", "group failed", show(e))
            log("main", "cancels", cancel(tasks, 1, "main"))
            async with lock:
                log("main", "has the lock")
                log("main", "got", await queue.get())
                log("main", "put_nowait", attempt(queue.put_nowait, 9))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_77():
    log = Log(77)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            log(me, "joins", await outcome(join(tasks, 1)))
            async with cond:
                await cond.wait_for(lambda: queue.qsize() < 1)
                log(me, "condition")
            async with lock:
                log(me, "has the lock")
                log(me, "cancels", cancel(tasks, 1, me))
            log(me, "get_nowait", attempt(queue.get_nowait))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            log(me, "swallows it")
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            for _ in range(2):
                await queue.put(1); log(me, "put", queue.qsize())
                async with sem:
                    log(me, "has the semaphore")
                    try:
                        async with asyncio.timeout(0.25):
                            log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(stubborn(log, 2, 0)), 3)))
                    except TimeoutError:
                        log(me, "timed out", asyncio.current_task().cancelling())
                    log(me, "event", await event.wait())
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    asyncio.get_running_loop().call_soon(log, "called back", 3)
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_soon(event.clear)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    try:
        async with asyncio.timeout(12):
            log("main", "gather", await outcome(asyncio.gather(job(log, 7, 2, KeyError), return_exceptions=True)))
            log("main", "got", await queue.get())
            log("main", "event", await event.wait())
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(named(stubborn(log, 8, 0.25)))
                    log("main", "wait_for", await outcome(asyncio.wait_for(job(log, 9, 1), 1.5)))
            except* Exception as e:
                log("main", "group failed", show(e))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_78():
    log = Log(78)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(2), asyncio.Queue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        async with lock:
            log(me, "has the lock")
            await queue.put(1); log(me, "put", queue.qsize())
        log(me, "got", await queue.get())
        future.done() or future.set_result(2)
        log(me, "cancels", cancel(tasks, 2, me))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            try:
                async with asyncio.timeout(0.25):
                    async with cond:
                        await cond.wait()
                        log(me, "condition")
            except TimeoutError:
                log(me, "timed out", asyncio.current_task().cancelling())
            async with lock:
                log(me, "has the lock")
                await queue.put(3); log(me, "put", queue.qsize())
                log(me, "joins", await outcome(join(tasks, 0)))
            log(me, "wait_for", await outcome(asyncio.wait_for(job(log, 4, 0.5), 0)))
            await asyncio.sleep(0.25)
            log(me, "joins", await outcome(join(tasks, 2)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            await asyncio.sleep(0.5)
            raise
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "wait", await waits(0.5, asyncio.ALL_COMPLETED, job(log, 5, 3, ValueError), job(log, 6, 3), job(log, 7, 0)))
            async with lock:
                log(me, "has the lock")
                async with cond:
                    await cond.wait_for(lambda: queue.qsize() > 1)
                    log(me, "condition")
            async with lock:
                log(me, "has the lock")
                event.set()
                await asyncio.sleep(0)
            async with cond:
                cond.notify(2)
                log(me, "condition")
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    tasks[0].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    await asyncio.sleep(0.25)
    try:
        async with asyncio.timeout(12):
            log("main", "awaits", await outcome(stubborn(log, 8, 0)))
            event.clear()
            async with sem:
                log("main", "has the semaphore")
                log("main", "awaits", await outcome(job(log, 9, 1.5)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_79():
    log = Log(79)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.PriorityQueue(2)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        try:
            for _ in range(3):
                async with sem:
                    log(me, "has the semaphore")
                    async with cond:
                        cond.notify(1)
                        log(me, "condition")
                    async with cond:
                        await cond.wait_for(lambda: queue.qsize() < 1)
                        log(me, "condition")
                log(me, "future", await asyncio.shield(future))
        finally:
            log(me, "finally")
            await asyncio.sleep(0)
        raise KeyError(me)
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        try:
            log(me, "joins", await outcome(join(tasks, 0)))
            asyncio.get_running_loop().call_soon(lambda: future.done() or future.set_result(2))
            log(me, "get_nowait", attempt(queue.get_nowait))
            asyncio.get_running_loop().call_soon(event.set)
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            log(me, "awaits", await outcome(job(log, 5, 0)))
            await asyncio.sleep(0.5)
            async with cond:
                cond.notify(2)
                log(me, "condition")
            log(me, "get_nowait", attempt(queue.get_nowait))
            async with lock:
                log(me, "has the lock")
                log(me, "awaits", await outcome(asyncio.sleep(0.25, 6)))
        except asyncio.CancelledError as e:
            log(me, "cancelled", e.args)
            raise
        log(me, "ends")
        return me

    async def worker_3(me):
        log(me, "starts")
        try:
            log(me, "cancels", cancel(tasks, 1, me))
            log(me, "future", await asyncio.shield(future))
        finally:
            log(me, "finally")
            await asyncio.sleep(0)
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_soon(event.clear)
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_later(3, lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]])
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    asyncio.get_running_loop().call_later(0, lambda: future.done() or future.set_result(12))
    tasks[3] = asyncio.create_task(worker_3("w3"), name="w3")
    await asyncio.sleep(3)
    try:
        async with asyncio.timeout(12):
            log("main", "shield", await outcome(asyncio.wait_for(asyncio.shield(steps(log, 13, 2)), 0.25)))
            log("main", "get_nowait", attempt(queue.get_nowait))
            log("main", "joins", await outcome(join(tasks, 0)))
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

async def scenario_80():
    log = Log(80)
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, queue = asyncio.Semaphore(1), asyncio.LifoQueue(0)
    future = asyncio.get_running_loop().create_future()
    tasks = {}
    async def worker_0(me):
        log(me, "starts")
        log(me, "shield", await outcome(asyncio.wait_for(asyncio.shield(steps(log, 1, 1)), 0)))
        log(me, "future", await asyncio.shield(future))
        log(me, "ends")
        return me

    async def worker_1(me):
        log(me, "starts")
        for _ in range(2):
            log(me, "joins", await outcome(join(tasks, 2)))
        log(me, "ends")
        return me

    async def worker_2(me):
        log(me, "starts")
        try:
            for _ in range(2):
                log(me, "wait_for", await outcome(asyncio.wait_for(asyncio.sleep(0, 2), 0.25)))
                async with cond:
                    await cond.wait_for(lambda: queue.qsize() < 1)
                    log(me, "condition")
                log(me, "joins", await outcome(join(tasks, 1)))
        finally:
            log(me, "finally")
        log(me, "ends")
        return me

    loop = asyncio.get_running_loop()
    tasks[0] = asyncio.create_task(worker_0("w0"), name="w0")
    asyncio.get_running_loop().call_later(0.5, lambda: future.done() or future.set_result(4))
    tasks[1] = asyncio.create_task(worker_1("w1"), name="w1")
    asyncio.get_running_loop().call_later(1, event.clear)
    tasks[2] = asyncio.create_task(worker_2("w2"), name="w2")
    try:
        async with asyncio.timeout(12):
            log("main", "awaits", await outcome(stubborn(log, 7, 0.5)))
            async with cond:
                cond.notify_all()
                log("main", "condition")
    except (TimeoutError, Exception) as e:
        log("main caught", show(e))
    await finish(log, tasks.values())

for scenario in (scenario_61, scenario_62, scenario_63, scenario_64, scenario_65, scenario_66, scenario_67, scenario_68, scenario_69, scenario_70, scenario_71, scenario_72, scenario_73, scenario_74, scenario_75, scenario_76, scenario_77, scenario_78, scenario_79, scenario_80,):
    asyncio.run(run(scenario))
