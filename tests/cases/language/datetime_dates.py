from datetime import UTC, date, datetime, time, timedelta, timezone
d = date(2024, 2, 29)
print(d, repr(d), d.year, d.weekday(), d.isoweekday(), d.isoformat(), d.strftime("%d/%m/%y %A"), d + timedelta(days=1), d - date(2023, 2, 28), d.replace(year=2020), d.toordinal(), date.fromordinal(1), d.isocalendar(), date.fromisoformat("2024-12-31"), d.timetuple()[:3], date.min, date.max, d < date(2025, 1, 1), d.ctime())
t = datetime(2024, 1, 31, 23, 59, 58, 123456)
print(t, repr(t), t.date(), t.time(), t.isoformat(), t.isoformat(" ", "seconds"), t + timedelta(hours=1, seconds=2), t.replace(microsecond=0), t.strftime("%Y %H:%M:%S.%f %j %U %I %p"), datetime.strptime("3 Feb 2021 04:05", "%d %b %Y %H:%M"), datetime.fromisoformat("2024-01-02T03:04:05+02:00"), datetime.combine(d, time(1, 2)), t.timestamp() if False else "")
u = datetime(2024, 1, 1, 12, tzinfo=UTC); e = u.astimezone(timezone(timedelta(hours=5, minutes=30), "IST"))
print(u, e, e.tzname(), e.utcoffset(), u == e, u.timestamp(), datetime.fromtimestamp(0, UTC), repr(timezone.utc), timezone(timedelta(hours=-3)), (u - timedelta(days=1)).isoformat())
x = timedelta(days=1, hours=-2, milliseconds=1500)
print(x, repr(x), x.days, x.seconds, x.microseconds, x.total_seconds(), -x, x * 2, x / 2, x // timedelta(hours=1), x % timedelta(hours=1), abs(-x), timedelta(0), timedelta(weeks=1), timedelta(days=-1), x > timedelta(1), bool(timedelta()), sum([x, x], timedelta()), divmod(x, timedelta(hours=5)))
print(time(9, 5), time(9, 5, 1, 5), repr(time(1)), time.fromisoformat("12:34"), f"{t:%H:%M}", f"{d:%b}", time(1) < time(2), max(d, date(2020, 1, 1)), hash(d) == hash(date(2024, 2, 29)))
for f in (lambda: date(2023, 2, 29), lambda: datetime(2024, 13, 1), lambda: time(25), lambda: d + 1, lambda: d < t, lambda: u < t, lambda: datetime.strptime("x", "%Y"), lambda: date.fromisoformat("nope"), lambda: timedelta("1"), lambda: d - timedelta(10 ** 9), lambda: date(2024, 1), lambda: timezone(timedelta(days=2)), lambda: u - t, lambda: datetime.strptime("2024 x", "%Y"), lambda: t.replace(hour=99), lambda: x / 0):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
