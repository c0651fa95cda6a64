"""Clocks and calendars on the session's virtual time."""
from _time import (monotonic, monotonic_ns, perf_counter, perf_counter_ns, process_time, process_time_ns, sleep,
                   thread_time, thread_time_ns, time, time_ns)

timezone = altzone = daylight = 0
tzname = ("UTC", "UTC")
CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = 0, 1, 2, 3


def __getattr__(name):
    if name == "struct_time":
        from _structseq import structseq
        made = structseq("time.struct_time", "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst")
        made.tm_gmtoff = property(lambda self: 0)
        made.tm_zone = property(lambda self: "UTC")
        globals()["struct_time"] = made
        return made
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _struct():
    return globals().get("struct_time") or __getattr__("struct_time")


def gmtime(seconds=None, /):
    if seconds is None:
        seconds = time()
    if not isinstance(seconds, (int, float)):
        raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
    seconds = int(seconds // 1)
    days, rest = divmod(seconds, 86400)
    year, month, day, yday = _civil(days)
    return _struct()((year, month, day, rest // 3600, rest // 60 % 60, rest % 60, (days + 3) % 7, yday, 0))


# As C functions they do not bind: programs put them into classes.
gmtime = localtime = staticmethod(gmtime)


def _civil(days):
    days += 719468
    era, doe = divmod(days, 146097)
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    day = doy - (153 * mp + 2) // 5 + 1
    month = mp + 3 if mp < 10 else mp - 9
    year = yoe + era * 400 + (month <= 2)
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    yday = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)[month] + day + (leap and month > 2)
    return year, month, day, yday


def mktime(t, /):
    year, month, day = t[0], t[1], t[2]
    y = year - (month <= 2)
    era = y // 400
    yoe = y - era * 400
    doy = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    days = era * 146097 + yoe * 365 + yoe // 4 - yoe // 100 + doy - 719468
    return float(days * 86400 + t[3] * 3600 + t[4] * 60 + t[5])


def strftime(format, t=None, /):
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    t = localtime() if t is None else t
    import datetime
    return datetime._strftime(None, format, tuple(t))


def strptime(data_string, format="%a %b %d %H:%M:%S %Y", /):
    import datetime
    y, m, d, hh, mm, ss, us, tz = datetime._strptime(data_string, format)
    date = datetime.date(y, m, d)
    return _struct()((y, m, d, hh, mm, ss, date.weekday(), date.timetuple()[7], -1))


def asctime(t=None, /):
    return strftime("%a %b %e %H:%M:%S %Y", t)


def ctime(seconds=None, /):
    return asctime(localtime(seconds))


def get_clock_info(name):
    from types import SimpleNamespace
    return SimpleNamespace(implementation="virtual", monotonic=name != "time", adjustable=name == "time", resolution=1e-9)


def clock_gettime(clk_id, /):
    return time() if clk_id == 0 else monotonic()


def tzset():
    pass
