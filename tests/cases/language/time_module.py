import time
t0, p0, m0 = time.time(), time.perf_counter(), time.monotonic()
print(p0, m0 == p0, int(t0))
print(time.sleep(1.5), f"{time.time() - t0:.3f} {time.perf_counter() - p0:.3f} {time.monotonic() - m0:.3f}")
print(type(time.time_ns()).__name__, time.perf_counter_ns() - 1_500_000_000 < 10 ** 6, time.monotonic_ns() // 10 ** 8)
g = time.gmtime(0); print(g, g.tm_year, tuple(g), g[0], len(g))
print(time.strftime("%Y-%m-%d %H:%M:%S %j %a %A %b %B %p %I %y %%", time.gmtime(1234567890)), time.asctime(time.gmtime(0)), time.strptime("2024-02-29 12:30", "%Y-%m-%d %H:%M")[:6])
print(time.gmtime(1e9).tm_wday, time.struct_time((2024, 1, 2, 3, 4, 5, 1, 2, 0)).tm_mon, time.get_clock_info("monotonic").monotonic)
for f in (lambda: time.sleep(-1), lambda: time.strptime("x", "%Y"), lambda: time.strptime("2024 1", "%Y"), lambda: time.struct_time((1, 2))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)


def timed(f):
    def w(*a):
        s = time.perf_counter()
        r = f(*a)
        print(f"{f.__name__} took {time.perf_counter() - s:.2f}")
        return r
    return w


@timed
def work(n):
    time.sleep(n)
    return n


print(work(0.25), sum(work(x) for x in (0.5, 1)))
