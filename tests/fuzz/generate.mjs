// Random asyncio programs whose only output is a trace of who did what, in which order, at what time.
//
//   node generate.mjs SEED [COUNT]     prints one Python program that runs COUNT scenarios, of seeds SEED, SEED+1, ...
//
// The same seed gives the same text on every machine. A scenario cannot deadlock for good: it runs under a timeout, and
// what it prints after that (who was cancelled, who cleaned up) is compared like all else.
import { fileURLToPath } from "node:url";

/** Delays: many equal ones, because ties are where orders go wrong; all exact in binary, so that sums are too. */
const DELAYS = ["0", "0", "0", "0.25", "0.5", "0.5", "1", "1", "1.5", "2", "3"];
const EXCEPTIONS = ["ValueError", "KeyError", "OSError"];

/** mulberry32: a small generator of uniform numbers in [0, 1). */
function uniform(seed) {
  let state = (seed * 2654435761 + 1013904223) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

class Scenario {
  constructor(seed) {
    this.seed = seed;
    this.next = uniform(seed);
    this.lines = [];
    this.labels = 0;
    this.workers = this.int(2, 5);
  }

  int(low, high) {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick(items) {
    return items[this.int(0, items.length - 1)];
  }

  chance(p) {
    return this.next() < p;
  }

  line(depth, text) {
    this.lines.push("    ".repeat(depth) + text);
  }

  label() {
    this.labels += 1;
    return this.labels;
  }

  /** The program text of the scenario: async functions nested in `async def scenario_SEED()`. */
  text() {
    this.line(0, `async def scenario_${this.seed}():`);
    this.line(1, `log = Log(${this.seed})`);
    this.line(1, `lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()`);
    this.line(1, `sem, queue = asyncio.Semaphore(${this.int(1, 2)}), asyncio.${this.pick(["Queue", "Queue", "LifoQueue", "PriorityQueue"])}(${this.int(0, 2)})`);
    this.line(1, `future = asyncio.get_running_loop().create_future()`);
    this.line(1, `barrier, bounded = asyncio.Barrier(${this.int(1, 3)}), asyncio.BoundedSemaphore(${this.int(1, 2)})`);
    this.line(1, `var = contextvars.ContextVar("var", default="none")`);
    this.line(1, `tasks = {}`);
    for (let i = 0; i < this.workers; i++) this.worker(i);
    this.line(1, `loop = asyncio.get_running_loop()`);
    const order = [...Array(this.workers).keys()];
    for (const i of order) {
      if (this.chance(0.3)) this.line(1, this.callback());
      this.line(1, `tasks[${i}] = asyncio.${this.creation(i)}`);
      if (this.chance(0.25)) this.line(1, `tasks[${i}].add_done_callback(lambda t: log("callback", t.get_name(), t.cancelled()))`);
      if (this.chance(0.2)) this.line(1, `await asyncio.sleep(${this.pick(DELAYS)})`);
    }
    this.line(1, `try:`);
    this.line(2, `async with asyncio.timeout(12):`);
    this.body(3, this.int(2, 4), 0, '"main"', -1);
    this.line(1, `except (TimeoutError, Exception) as e:`);
    this.line(2, `log("main caught", show(e))`);
    this.line(1, `await finish(log, tasks.values())`);
    return this.lines.join("\n");
  }

  creation(i) {
    const coroutine = `worker_${i}("w${i}")`;
    return this.pick([
      `create_task(${coroutine}, name="w${i}")`,
      `create_task(${coroutine}, name="w${i}")`,
      `create_task(${coroutine}, name="w${i}")`,
      `Task(${coroutine}, name="w${i}", loop=asyncio.get_running_loop(), eager_start=${this.pick(["True", "False"])})`,
      `create_task(${coroutine}, name="w${i}", context=contextvars.copy_context())`,
    ]);
  }

  worker(i) {
    this.line(1, `async def worker_${i}(me):`);
    this.line(2, `log(me, "starts")`);
    const guarded = this.chance(0.6);
    if (guarded) this.line(2, `try:`);
    const depth = guarded ? 3 : 2;
    if (this.chance(0.3)) {
      this.line(depth, `for _ in range(${this.int(2, 3)}):`);
      this.body(depth + 1, this.int(1, 3), 0, "me", i);
    } else {
      this.body(depth, this.int(2, 5), 0, "me", i);
    }
    if (guarded) this.handlers(2, "me");
    if (this.chance(0.1)) this.line(2, `raise ${this.pick(EXCEPTIONS)}(me)`);
    this.line(2, `log(me, "ends")`);
    this.line(2, `return me`);
    this.line(0, "");
  }

  handlers(depth, me) {
    const style = this.pick(["cancel", "cancel", "finally", "both", "swallow"]);
    if (style !== "finally") {
      this.line(depth, `except asyncio.CancelledError as e:`);
      this.line(depth + 1, `log(${me}, "cancelled", e.args)`);
      if (this.chance(0.3)) this.line(depth + 1, `await asyncio.sleep(${this.pick(DELAYS)})`);
      this.line(depth + 1, style === "swallow" ? `log(${me}, "swallows it")` : `raise`);
    }
    if (style === "finally" || style === "both") {
      this.line(depth, `finally:`);
      this.line(depth + 1, `log(${me}, "finally")`);
      if (this.chance(0.3)) this.line(depth + 1, `await asyncio.sleep(${this.pick(DELAYS)})`);
    }
  }

  body(depth, statements, nesting, me, index) {
    for (let i = 0; i < statements; i++) this.statement(depth, nesting, me, index);
  }

  callback() {
    const what = this.pick([
      `log, "called back", ${this.label()}`,
      `event.set`,
      `event.clear`,
      `lambda: future.done() or future.set_result(${this.label()})`,
      `lambda: [t.cancel("by a callback") for t in list(tasks.values())[:1]]`,
    ]);
    return this.chance(0.5)
      ? `asyncio.get_running_loop().call_soon(${what})`
      : `asyncio.get_running_loop().call_later(${this.pick(DELAYS)}, ${what})`;
  }

  /** An awaitable made on the spot. */
  job() {
    const n = this.label();
    return this.pick([
      `asyncio.sleep(${this.pick(DELAYS)}, ${n})`,
      `job(log, ${n}, ${this.pick(DELAYS)})`,
      `job(log, ${n}, ${this.pick(DELAYS)})`,
      `job(log, ${n}, ${this.pick(DELAYS)}, ${this.pick(EXCEPTIONS)})`,
      `stubborn(log, ${n}, ${this.pick(DELAYS)})`,
      `steps(log, ${n}, ${this.int(1, 3)})`,
    ]);
  }

  jobs(low, high) {
    return Array.from({ length: this.int(low, high) }, () => this.job()).join(", ");
  }

  statement(depth, nesting, me, index) {
    const simple = [
      () => this.line(depth, `await asyncio.sleep(${this.pick(DELAYS)})`),
      () => this.line(depth, `await asyncio.sleep(${this.pick(DELAYS)})`),
      () => this.line(depth, `log(${me}, "at", ${this.label()})`),
      () => this.line(depth, this.callback()),
      () => this.line(depth, `event.${this.pick(["set", "clear"])}()`),
      () => this.line(depth, `log(${me}, "event", await event.wait())`),
      () => this.line(depth, `await queue.put(${this.label()}); log(${me}, "put", queue.qsize())`),
      () => this.line(depth, `log(${me}, "got", await queue.get())`),
      () => this.line(depth, `log(${me}, "get_nowait", attempt(queue.get_nowait))`),
      () => this.line(depth, `log(${me}, "put_nowait", attempt(queue.put_nowait, ${this.label()}))`),
      () => this.line(depth, `future.done() or future.set_result(${this.label()})`),
      () => this.line(depth, `log(${me}, "future", await asyncio.shield(future))`),
      () => this.line(depth, `log(${me}, "cancels", cancel(tasks, ${this.int(0, this.workers - 1)}, ${me}))`),
      () => this.line(depth, `log(${me}, "joins", await outcome(join(tasks, ${this.target(index)})))`),
      () => this.line(depth, `log(${me}, "awaits", await outcome(${this.job()}))`),
      () => this.line(depth, `time.sleep(${this.pick(["0.25", "0.5", "1"])}); log(${me}, "blocked")`),
      () => this.line(depth, `log(${me}, "gather", await outcome(asyncio.gather(${this.jobs(1, 3)}, return_exceptions=${this.pick(["True", "False"])})))`),
      () => this.line(depth, `log(${me}, "wait_for", await outcome(asyncio.wait_for(${this.job()}, ${this.pick(DELAYS)})))`),
      () => this.line(depth, `log(${me}, "wait", await waits(${this.pick(["None", "0.5", "1", "2"])}, asyncio.${this.pick(["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"])}, ${this.jobs(1, 3)}))`),
      () => this.line(depth, `log(${me}, "as_completed", await completed(${this.jobs(2, 3)}))`),
      () => this.line(depth, `log(${me}, "barrier", await outcome(asyncio.wait_for(barrier.wait(), ${this.pick(["0.5", "1", "2"])})), barrier.n_waiting, barrier.broken)`),
      () => this.line(depth, `await barrier.${this.pick(["reset", "reset", "abort"])}(); log(${me}, "barrier is reset or broken")`),
      () => this.line(depth, `log(${me}, "release", attempt(bounded.release))`),
      () => this.line(depth, `log(${me}, "items", await outcome(collect(items(log, ${this.label()}, ${this.int(1, 3)}, ${this.pick(DELAYS)}), ${this.int(0, 3)})))`),
      () => this.line(depth, `log(${me}, "closing", await outcome(closing(items(log, ${this.label()}, ${this.int(1, 3)}, ${this.pick(DELAYS)}))))`),
      () => this.line(depth, `queue.shutdown(${this.pick(["", "immediate=True"])}); log(${me}, "shuts the queue")`),
      () => this.line(depth, `log(${me}, "task_done", attempt(queue.task_done))`),
      () => this.line(depth, `log(${me}, "join", await outcome(asyncio.wait_for(queue.join(), ${this.pick(["0.5", "1"])})))`),
      () => this.line(depth, `log(${me}, "thread", await outcome(asyncio.to_thread(block, ${this.label()}, ${this.pick(DELAYS)})))`),
      () => this.line(depth, `log(${me}, "var", var.get()); var.set(${me})`),
      () => this.line(depth, `log(${me}, "async for", await outcome(styled(log, ${this.pick(["None", "0.5", "1"])}, ${this.jobs(2, 3)})))`),
      () => this.line(depth, `log(${me}, "eager", await outcome(eager(${this.job()})))`),
      () => this.line(depth, `log(${me}, "twice", await outcome(twice(${this.job()}, ${this.pick(DELAYS)})))`),
      () => this.line(depth, `log(${me}, "uncancel", asyncio.current_task().cancelling() and asyncio.current_task().uncancel())`),
      () => this.line(depth, `log(${me}, "gather of gathers", await outcome(asyncio.gather(asyncio.gather(${this.jobs(1, 2)}), ${this.job()}, return_exceptions=True)))`),
      () => this.line(depth, `log(${me}, "shield", await outcome(asyncio.wait_for(asyncio.shield(${this.job()}), ${this.pick(DELAYS)})))`),
    ];
    const block = [
      () => this.block(depth, `async with lock:`, nesting, me, index, `log(${me}, "has the lock")`),
      () => this.block(depth, `async with sem:`, nesting, me, index, `log(${me}, "has the semaphore")`),
      () => this.conditionBlock(depth, me),
      () => this.timeoutBlock(depth, nesting, me, index),
      () => this.block(depth, `async with bounded:`, nesting, me, index, `log(${me}, "has the bounded semaphore")`),
      () => this.rescheduleBlock(depth, nesting, me, index),
      () => this.groupBlock(depth, nesting, me, index),
    ];
    if (nesting < 2 && this.chance(0.3)) this.pick(block)();
    else this.pick(simple)();
  }

  /** A worker other than `index`: joining oneself is another lesson. */
  target(index) {
    const others = [...Array(this.workers).keys()].filter((i) => i !== index);
    return this.pick(others);
  }

  block(depth, head, nesting, me, index, first) {
    this.line(depth, head);
    this.line(depth + 1, first);
    this.body(depth + 1, this.int(1, 2), nesting + 1, me, index);
  }

  conditionBlock(depth, me) {
    this.line(depth, `async with cond:`);
    const what = this.pick([`cond.notify(${this.int(1, 2)})`, `cond.notify_all()`, `await cond.wait()`, `await cond.wait_for(lambda: queue.qsize() ${this.pick(["<", ">"])} 1)`]);
    this.line(depth + 1, what);
    this.line(depth + 1, `log(${me}, "condition")`);
  }

  timeoutBlock(depth, nesting, me, index) {
    this.line(depth, `try:`);
    this.line(depth + 1, `async with asyncio.timeout(${this.pick(DELAYS)}):`);
    this.body(depth + 2, this.int(1, 2), nesting + 1, me, index);
    this.line(depth, `except TimeoutError:`);
    this.line(depth + 1, `log(${me}, "timed out", asyncio.current_task().cancelling())`);
  }

  rescheduleBlock(depth, nesting, me, index) {
    this.line(depth, `try:`);
    this.line(depth + 1, `async with asyncio.timeout(${this.pick(["None", ...DELAYS])}) as limit:`);
    this.body(depth + 2, 1, nesting + 1, me, index);
    this.line(depth + 2, `limit.reschedule(loop.time() + ${this.pick(DELAYS)})`);
    this.body(depth + 2, this.int(1, 2), nesting + 1, me, index);
    this.line(depth, `except TimeoutError:`);
    this.line(depth + 1, `log(${me}, "rescheduled and timed out", limit.expired())`);
  }

  groupBlock(depth, nesting, me, index) {
    this.line(depth, `try:`);
    this.line(depth + 1, `async with asyncio.TaskGroup() as group:`);
    for (let i = this.int(1, 3); i > 0; i--) this.line(depth + 2, `group.create_task(named(${this.job()}))`);
    if (this.chance(0.5)) this.body(depth + 2, 1, nesting + 1, me, index);
    this.line(depth, `except* Exception as e:`);
    this.line(depth + 1, `log(${me}, "group failed", show(e))`);
  }
}

const HEAD = `import asyncio
import contextlib
import contextvars
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


async def items(log, n, count, delay):
    try:
        for i in range(count):
            log("item", n, i)
            yield i
            await asyncio.sleep(delay)
    finally:
        log("items", n, "close")
        await asyncio.sleep(0)
        log("items", n, "closed")


async def collect(agen, most):
    out = []
    async for x in agen:
        out.append(x)
        if len(out) > most:
            break
    await agen.aclose()
    return out


async def closing(agen):
    async with contextlib.aclosing(agen) as source:
        async for x in source:
            return x


def block(n, delay):
    time.sleep(delay)
    if n % 5 == 0:
        raise ValueError(n)
    return n


async def styled(log, timeout, *jobs):
    out = []
    try:
        async for t in asyncio.as_completed([asyncio.create_task(named(j)) for j in jobs], timeout=timeout):
            out.append(await outcome(t))
    except TimeoutError:
        out.append("time is up")
    return out


async def eager(job):
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    try:
        return await asyncio.create_task(named(job))
    finally:
        loop.set_task_factory(None)


async def twice(job, delay):
    task = asyncio.create_task(named(job))
    await asyncio.sleep(0)
    first = task.cancel("first")
    await asyncio.sleep(delay)
    second = task.cancel("second")
    try:
        return await task, first, second, task.cancelling()
    except asyncio.CancelledError as e:
        return e.args, first, second, task.cancelling(), task.cancelled()


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

`;

/** One program with \`count\` scenarios, each in a loop of its own. */
export function program(seed, count) {
  const parts = [HEAD];
  for (let i = 0; i < count; i++) parts.push(new Scenario(seed + i).text(), "");
  parts.push(`for scenario in (${Array.from({ length: count }, (_, i) => `scenario_${seed + i}`).join(", ")},):`);
  parts.push(`    asyncio.run(run(scenario))`);
  return parts.join("\n") + "\n";
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(program(Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 1)));
}
