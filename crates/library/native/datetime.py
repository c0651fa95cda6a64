"""Dates and times of the proleptic Gregorian calendar."""
import time as _time

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]
MINYEAR, MAXYEAR = 1, 9999
_MAXORDINAL = 3652059
_MONTHS = [None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DAYS = [None, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_MONTH_NAMES = [None, "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December"]
_DAY_NAMES = [None, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_BEFORE = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    if month == 2:
        return 29 if _is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _days_before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _days_before_month(year, month):
    return _BEFORE[month] + (month > 2 and _is_leap(year))


def _ymd2ord(year, month, day):
    return _days_before_year(year) + _days_before_month(year, month) + day


def _ord2ymd(n):
    n -= 1
    n400, n = divmod(n, 146097)
    year = n400 * 400 + 1
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year += n100 * 100 + n4 * 4 + n1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = (n + 50) >> 5
    if _days_before_month(year, month) > n:
        month -= 1
    return year, month, n - _days_before_month(year, month) + 1


def _index(x):
    if isinstance(x, int):
        return x
    try:
        return x.__index__()
    except AttributeError:
        raise TypeError(f"'{type(x).__name__}' object cannot be interpreted as an integer") from None


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year must be in {MINYEAR}..{MAXYEAR}, not {year}")
    if not 1 <= month <= 12:
        raise ValueError(f"month must be in 1..12, not {month}")
    top = _days_in_month(year, month)
    if not 1 <= day <= top:
        raise ValueError(f"day {day} must be in range 1..{top} for month {month} in year {year}")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError(f"hour must be in 0..23, not {hour}")
    if not 0 <= minute <= 59:
        raise ValueError(f"minute must be in 0..59, not {minute}")
    if not 0 <= second <= 59:
        raise ValueError(f"second must be in 0..59, not {second}")
    if not 0 <= microsecond <= 999999:
        raise ValueError(f"microsecond must be in 0..999999, not {microsecond}")
    if fold not in (0, 1):
        raise ValueError(f"fold must be either 0 or 1, not {fold}")
    return hour, minute, second, microsecond, fold


def _check_tzinfo(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _time_text(hh, mm, ss, us, timespec="auto"):
    if timespec == "auto":
        timespec = "microseconds" if us else "seconds"
    if timespec == "hours":
        return f"{hh:02d}"
    if timespec == "minutes":
        return f"{hh:02d}:{mm:02d}"
    if timespec == "seconds":
        return f"{hh:02d}:{mm:02d}:{ss:02d}"
    if timespec == "milliseconds":
        return f"{hh:02d}:{mm:02d}:{ss:02d}.{us // 1000:03d}"
    if timespec == "microseconds":
        return f"{hh:02d}:{mm:02d}:{ss:02d}.{us:06d}"
    raise ValueError("Unknown timespec value")


def _offset_text(off, sep=":"):
    if off is None:
        return ""
    sign = "+"
    if off.days < 0:
        sign, off = "-", -off
    hh, rest = divmod(off, timedelta(hours=1))
    mm, rest = divmod(rest, timedelta(minutes=1))
    text = f"{sign}{hh:02d}{sep}{mm:02d}"
    if rest:
        text += f"{sep}{rest.seconds:02d}"
        if rest.microseconds:
            text += f".{rest.microseconds:06d}"
    return text


def _strftime(obj, format, timetuple):
    year, month, day, hour, minute, second, weekday, yday, _ = timetuple
    us = getattr(obj, "microsecond", 0)
    out = []
    i, n = 0, len(format)
    while i < n:
        c = format[i]
        i += 1
        if c != "%" or i >= n:
            out.append(c)
            continue
        c = format[i]
        i += 1
        if c == ":" and format[i:i + 1] == "z":
            i += 1
            off = obj.utcoffset() if hasattr(obj, "utcoffset") else None
            out.append(_offset_text(off))
        elif c == "-" and i < n:
            c = format[i]
            i += 1
            out.append(_directive(obj, c, timetuple, us).lstrip("0 ") or "0")
        else:
            out.append(_directive(obj, c, timetuple, us))
    return "".join(out)


def _directive(obj, c, t, us):
    year, month, day, hour, minute, second, weekday, yday, _ = t
    if c == "Y":
        return f"{year:04d}"
    if c == "m":
        return f"{month:02d}"
    if c == "d":
        return f"{day:02d}"
    if c == "H":
        return f"{hour:02d}"
    if c == "M":
        return f"{minute:02d}"
    if c == "S":
        return f"{second:02d}"
    if c == "f":
        return f"{us:06d}"
    if c == "y":
        return f"{year % 100:02d}"
    if c == "I":
        return f"{(hour + 11) % 12 + 1:02d}"
    if c == "p":
        return "AM" if hour < 12 else "PM"
    if c == "a":
        return _DAYS[weekday + 1]
    if c == "A":
        return _DAY_NAMES[weekday + 1]
    if c in "bh":
        return _MONTHS[month]
    if c == "B":
        return _MONTH_NAMES[month]
    if c == "j":
        return f"{yday:03d}"
    if c == "w":
        return str((weekday + 1) % 7)
    if c == "u":
        return str(weekday + 1)
    if c == "U":
        return f"{(yday + 6 - (weekday + 1) % 7) // 7:02d}"
    if c == "W":
        return f"{(yday + 6 - weekday) // 7:02d}"
    if c in "GVg":
        iso = date(year, month, day).isocalendar()
        return f"{iso[1]:02d}" if c == "V" else f"{iso[0]:04d}" if c == "G" else f"{iso[0] % 100:02d}"
    if c == "D":
        return f"{month:02d}/{day:02d}/{year % 100:02d}"
    if c == "F":
        return f"{year:04d}-{month:02d}-{day:02d}"
    if c in "TX":
        return f"{hour:02d}:{minute:02d}:{second:02d}"
    if c == "R":
        return f"{hour:02d}:{minute:02d}"
    if c == "r":
        return f"{(hour + 11) % 12 + 1:02d}:{minute:02d}:{second:02d} {'AM' if hour < 12 else 'PM'}"
    if c == "x":
        return f"{month:02d}/{day:02d}/{year % 100:02d}"
    if c == "c":
        return f"{_DAYS[weekday + 1]} {_MONTHS[month]} {day:2d} {hour:02d}:{minute:02d}:{second:02d} {year}"
    if c == "e":
        return f"{day:2d}"
    if c == "k":
        return f"{hour:2d}"
    if c == "C":
        return f"{year // 100:02d}"
    if c == "s":
        return str((_ymd2ord(year, month, day) - 719163) * 86400 + hour * 3600 + minute * 60 + second)
    if c == "n":
        return "\n"
    if c == "t":
        return "\t"
    if c == "%":
        return "%"
    if c == "z":
        return _offset_text(obj.utcoffset() if hasattr(obj, "utcoffset") else None, "")
    if c == "Z":
        name = obj.tzname() if hasattr(obj, "tzname") else None
        return name or ""
    return "%" + c


def _divide_and_round(a, b):
    q, r = divmod(a, b)
    r *= 2
    if r > b if b > 0 else r < b:
        return q + 1
    return q + (r == b and q % 2 == 1)


class timedelta:
    __slots__ = ("_days", "_seconds", "_microseconds", "_hash")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        leftover = 0.0
        for name, value, unit in (("days", days, 86400000000), ("seconds", seconds, 1000000),
                                  ("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000),
                                  ("minutes", minutes, 60000000), ("hours", hours, 3600000000),
                                  ("weeks", weeks, 604800000000)):
            if isinstance(value, int):
                total += value * unit
            elif isinstance(value, float):
                if value != value:
                    raise ValueError("cannot convert float NaN to integer")
                if value in (float("inf"), float("-inf")):
                    raise OverflowError("cannot convert float infinity to integer")
                whole = int(value)
                total += whole * unit
                part = (value - whole) * unit
                below = int(part)
                total += below
                leftover += part - below
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if leftover:
            whole = round(leftover)
            if abs(leftover - int(leftover)) == 0.5:
                # Halves go to the even total.
                base = total + int(leftover // 1)
                total = base + (base & 1)
            else:
                total += whole
        return _delta(total, cls)

    def total_seconds(self):
        return self._us() / 1000000

    def _us(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def __repr__(self):
        args = [f"{n}={v}" for n, v in (("days", self._days), ("seconds", self._seconds),
                                        ("microseconds", self._microseconds)) if v]
        return f"{_name(self)}({', '.join(args) or '0'})"

    def __str__(self):
        mm, ss = divmod(self._seconds, 60)
        hh, mm = divmod(mm, 60)
        text = f"{hh}:{mm:02d}:{ss:02d}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06d}"
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _delta(self._us() + other._us())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _delta(self._us() - other._us())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return _delta(other._us() - self._us())
        return NotImplemented

    def __neg__(self):
        return _delta(-self._us())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(self._us() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(_divide_and_round(self._us() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            if not other:
                raise ZeroDivisionError("integer division or modulo by zero")
            return self._us() // other._us()
        if isinstance(other, int):
            return _delta(self._us() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            if not other:
                raise ZeroDivisionError("division by zero")
            return self._us() / other._us()
        if isinstance(other, int):
            if not other:
                raise ZeroDivisionError("division by zero")
            return _delta(_divide_and_round(self._us(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            if not a:
                raise ZeroDivisionError("division by zero")
            return _delta(_divide_and_round(b * self._us(), a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return _delta(self._us() % other._us())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._us(), other._us())
            return q, _delta(r)
        return NotImplemented

    def __eq__(self, other):
        return self._us() == other._us() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us() < other._us() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us() <= other._us() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us() > other._us() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us() >= other._us() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return bool(self._days or self._seconds or self._microseconds)

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


def _name(obj):
    cls = obj.__class__
    return f"datetime.{cls.__name__}" if cls.__module__ == "datetime" else cls.__name__


def _delta(us, cls=timedelta):
    seconds, us = divmod(us, 1000000)
    days, seconds = divmod(seconds, 86400)
    if not -999999999 <= days <= 999999999:
        if abs(days) > 0x7fffffff:
            raise OverflowError("Python int too large to convert to C int")
        raise OverflowError(f"days={days}; must have magnitude <= 999999999")
    self = object.__new__(cls)
    self._days, self._seconds, self._microseconds = days, seconds, us
    return self


timedelta.min = _delta(-999999999 * 86400000000)
timedelta.max = _delta(1000000000 * 86400000000 - 1)
timedelta.resolution = _delta(1)


class _IsoCalendar(tuple):
    __slots__ = ()
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


_IsoCalendar.__name__ = _IsoCalendar.__qualname__ = "IsoCalendarDate"


def _iso_week1(year):
    first = _ymd2ord(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _iso_to_ymd(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year must be in {MINYEAR}..{MAXYEAR}, not {year}")
    if not 0 < week < 53:
        first = _ymd2ord(year, 1, 1) % 7
        if not (week == 53 and (first == 4 or first == 3 and _is_leap(year))):
            raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return _ord2ymd(_iso_week1(year) + (week - 1) * 7 + day - 1)


def _digits(text):
    if not (text.isascii() and text.isdigit()):
        raise ValueError
    return int(text)


def _parse_iso_date(text):
    if len(text) in (7, 8, 10) and len(text) > 4:
        year = _digits(text[:4])
        dash = text[4] == "-"
        pos = 4 + dash
        if text[pos:pos + 1] == "W":
            week = _digits(text[pos + 1:pos + 3])
            rest = text[pos + 3:]
            day = 1
            if rest:
                if (rest[0] == "-") != dash or len(rest) != 1 + dash:
                    raise ValueError
                day = _digits(rest[dash:])
            return _iso_to_ymd(year, week, day)
        if dash and len(text) == 10 and text[7] == "-":
            return year, _digits(text[5:7]), _digits(text[8:])
        if not dash and len(text) == 8:
            return year, _digits(text[4:6]), _digits(text[6:])
    raise ValueError


class date:
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month, day):
        year, month, day = _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    @classmethod
    def fromtimestamp(cls, t):
        y, m, d, *_ = _time.localtime(t)
        return cls(y, m, d)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > _MAXORDINAL:
            raise ValueError(f"year is out of range")
        return cls(*_ord2ymd(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            parts = _parse_iso_date(date_string)
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_iso_to_ymd(year, week, day))

    @classmethod
    def strptime(cls, date_string, format):
        parts = _strptime(date_string, format)
        return cls(*parts[:3])

    def __repr__(self):
        return f"{_name(self)}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        return (f"{_DAYS[self.isoweekday()]} {_MONTHS[self._month]} {self._day:2d} 00:00:00 {self._year:04d}")

    def strftime(self, format):
        return _strftime(self, format, self.timetuple())

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f"must be str, not {type(fmt).__name__}")
        return self.strftime(fmt) if fmt else str(self)

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def __str__(self):
        return self.isoformat()

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def timetuple(self):
        yday = _days_before_month(self._year, self._month) + self._day
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(), yday, -1))

    def toordinal(self):
        return _ymd2ord(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year = self._year
        week1 = _iso_week1(year)
        today = _ymd2ord(self._year, self._month, self._day)
        week, day = divmod(today - week1, 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _iso_week1(year), 7)
        elif week >= 52 and today >= _iso_week1(year + 1):
            year += 1
            week = 0
        return _IsoCalendar((year, week + 1, day + 1))

    def _key(self):
        return self._year, self._month, self._day

    def _other(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._other(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._other(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._other(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._other(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._other(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if isinstance(other, timedelta):
            n = self.toordinal() + other._days
            if 0 < n <= _MAXORDINAL:
                return type(self).fromordinal(n)
            raise OverflowError("date value out of range")
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return self.__class__, self._key()


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(days=1)


class tzinfo:
    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        off = dt.utcoffset()
        if off is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        dst = dt.dst()
        if dst is None:
            raise ValueError("fromutc: non-None dst() result required")
        delta = off - dst
        if delta:
            dt += delta
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + dst


def _checked_offset(name, off):
    if off is None:
        return None
    if not isinstance(off, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(off).__name__}'")
    if not -timedelta(1) < off < timedelta(1):
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
    return off


class time:
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            parts, nextday = _parse_iso_time(time_string.removeprefix("T"))
            return cls(*parts)
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None

    @classmethod
    def strptime(cls, date_string, format):
        parts = _strptime(date_string, format)
        return cls(*parts[3:8])

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def utcoffset(self):
        return None if self._tzinfo is None else _checked_offset("utcoffset", self._tzinfo.utcoffset(None))

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else _checked_offset("dst", self._tzinfo.dst(None))

    def isoformat(self, timespec="auto"):
        return _time_text(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(
            self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        args = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            args.append(str(self._second))
        if self._microsecond:
            args.append(str(self._microsecond))
        if self._tzinfo is not None:
            args.append(f"tzinfo={self._tzinfo!r}")
        if self._fold:
            args.append("fold=1")
        return f"{_name(self)}({', '.join(args)})"

    def strftime(self, format):
        t = (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1)
        return _strftime(self, format, t)

    def __format__(self, fmt):
        return self.strftime(fmt) if fmt else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _us(self):
        off = self.utcoffset()
        us = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        return off is not None, us - (off._us() if off is not None else 0)

    def _compare(self, other, word, op):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._us(), other._us()
        if a[0] != b[0]:
            if word is None:
                return False
            raise TypeError("can't compare offset-naive and offset-aware times")
        return op(a[1], b[1])

    def __eq__(self, other):
        return self._compare(other, None, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compare(other, "<", lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, "<=", lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, ">", lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, ">=", lambda a, b: a >= b)

    def __hash__(self):
        return hash(self._us())


time.min, time.max, time.resolution = time(0, 0), time(23, 59, 59, 999999), timedelta(microseconds=1)


def _parse_clock(text):
    """hh[[:]mm[[:]ss[.ffffff]]] to a list of four numbers."""
    main, dot, frac = text.partition("." if "." in text else ",")
    parts = main.split(":") if ":" in main else [main[i:i + 2] for i in range(0, len(main), 2)]
    if not 1 <= len(parts) <= 3 or any(len(p) != 2 for p in parts) or dot and len(parts) != 3:
        raise ValueError
    numbers = [_digits(p) for p in parts] + [0] * (3 - len(parts))
    if dot:
        if not frac:
            raise ValueError
        _digits(frac)
        numbers.append(int(frac[:6].ljust(6, "0")))
    else:
        numbers.append(0)
    return numbers


def _parse_iso_time(text):
    if len(text) < 2:
        raise ValueError("Isoformat time too short")
    tz = None
    for mark in ("+", "-", "Z", "z"):
        at = text.find(mark)
        if at >= 0:
            zone = text[at + 1:]
            if mark in "Zz":
                if zone:
                    raise ValueError
                tz = timezone.utc
            else:
                hh, mm, ss, us = _parse_clock(zone)
                delta = timedelta(hours=hh, minutes=mm, seconds=ss, microseconds=us)
                if not delta:
                    tz = timezone.utc
                else:
                    tz = timezone(-delta if mark == "-" else delta)
            text = text[:at]
            break
    hh, mm, ss, us = _parse_clock(text)
    nextday = False
    if hh == 24 and not (mm or ss or us):
        hh, nextday = 0, True
    return [hh, mm, ss, us, tz], nextday


class datetime(date):
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        year, month, day = _check_date(year, month, day)
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _from_us(cls, us, tz):
        days, us = divmod(us, 86400000000)
        n = days + 719163
        if not 1 <= n <= _MAXORDINAL:
            raise ValueError(f"year {1970 + days // 365} is out of range" if abs(days) < 10 ** 7 else "year is out of range")
        y, m, d = _ord2ymd(n)
        seconds, us = divmod(us, 1000000)
        mm, ss = divmod(seconds, 60)
        hh, mm = divmod(mm, 60)
        return cls(y, m, d, hh, mm, ss, us, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_tzinfo(tz)
        n, d = timestamp.as_integer_ratio()
        us = _divide_and_round(n * 1000000, d)
        result = cls._from_us(us, tz)
        return result if tz is None else tz.fromutc(result)

    @classmethod
    def utcfromtimestamp(cls, t):
        import warnings
        warnings.warn("datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future "
                      "version. Use timezone-aware objects to represent datetimes in UTC: "
                      "datetime.datetime.fromtimestamp(timestamp, datetime.UTC).", DeprecationWarning, stacklevel=2)
        n, d = t.as_integer_ratio()
        return cls._from_us(_divide_and_round(n * 1000000, d), None)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        import warnings
        warnings.warn("datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use "
                      "timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).",
                      DeprecationWarning, stacklevel=2)
        return cls.fromtimestamp(_time.time())

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _date_class):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {type(date).__name__}")
        if not isinstance(time, _time_class):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {type(time).__name__}")
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        text = date_string
        try:
            if len(text) < 7:
                raise ValueError
            if text[4] == "-":
                size = (10 if len(text) > 8 and text[8] == "-" else 8) if text[5] == "W" else 10
            elif text[4] == "W":
                size = 8 if len(text) > 7 and text[7].isdigit() else 7
            else:
                size = 8
            parts = _parse_iso_date(text[:size])
            clock, nextday = [0, 0, 0, 0, None], False
            if len(text) > size:
                clock, nextday = _parse_iso_time(text[size + 1:])
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        made = cls(*parts, *clock)
        return made + timedelta(days=1) if nextday else made

    @classmethod
    def strptime(cls, date_string, format):
        parts = _strptime(date_string, format)
        return cls(*parts)

    def timetuple(self):
        dst = self.dst()
        yday = _days_before_month(self._year, self._month) + self._day
        return _time.struct_time((self._year, self._month, self._day, self._hour, self._minute, self._second,
                                  self.weekday(), yday, -1 if dst is None else int(bool(dst))))

    def utctimetuple(self):
        off = self.utcoffset()
        when = self.replace(tzinfo=None) - off if off else self.replace(tzinfo=None)
        return _time.struct_time(tuple(when.timetuple())[:8] + (0,))

    def _us(self):
        return ((self.toordinal() * 24 + self._hour) * 60 + self._minute) * 60000000 + self._second * 1000000 + self._microsecond

    def timestamp(self):
        off = self.utcoffset()
        us = self._us() - 719163 * 86400000000
        return (us - (off._us() if off else 0)) / 1000000

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day, self._hour if hour is None else hour,
                          self._minute if minute is None else minute, self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone.utc
        elif not isinstance(tz, tzinfo):
            raise TypeError("tz argument must be an instance of tzinfo")
        mine = self._tzinfo
        if tz is mine:
            return self
        off = self.utcoffset() if mine is not None else None
        utc = (self - (off or timedelta(0))).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def ctime(self):
        return (f"{_DAYS[self.isoweekday()]} {_MONTHS[self._month]} {self._day:2d} "
                f"{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}")

    def isoformat(self, sep="T", timespec="auto"):
        return (f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}"
                + _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _offset_text(self.utcoffset()))

    def __repr__(self):
        args = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if args[-1] == 0:
            del args[-1]
            if args[-1] == 0:
                del args[-1]
        args = list(map(str, args))
        if self._tzinfo is not None:
            args.append(f"tzinfo={self._tzinfo!r}")
        if self._fold:
            args.append("fold=1")
        return f"{_name(self)}({', '.join(args)})"

    def __str__(self):
        return self.isoformat(sep=" ")

    def utcoffset(self):
        return None if self._tzinfo is None else _checked_offset("utcoffset", self._tzinfo.utcoffset(self))

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else _checked_offset("dst", self._tzinfo.dst(self))

    def _compare(self, other, equality, op):
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return op(self._us(), other._us())
        a, b = self.utcoffset(), other.utcoffset()
        if (a is None) != (b is None):
            if equality:
                return False
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return op(self._us() - (a._us() if a else 0), other._us() - (b._us() if b else 0))

    def __eq__(self, other):
        return self._compare(other, True, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compare(other, False, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, False, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, False, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, False, lambda a, b: a >= b)

    def __hash__(self):
        off = self.utcoffset()
        return hash(self._us() - (off._us() if off else 0))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        us = self._us() + other._us()
        days, us = divmod(us, 86400000000)
        if not 0 < days <= _MAXORDINAL:
            raise OverflowError("date value out of range")
        y, m, d = _ord2ymd(days)
        seconds, us = divmod(us, 1000000)
        mm, ss = divmod(seconds, 60)
        hh, mm = divmod(mm, 60)
        return type(self)(y, m, d, hh, mm, ss, us, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        us = self._us() - other._us()
        if self._tzinfo is not other._tzinfo:
            a, b = self.utcoffset(), other.utcoffset()
            if (a is None) != (b is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            us += (b._us() if b else 0) - (a._us() if a else 0)
        return _delta(us)

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day, self._hour, self._minute, self._second,
                                self._microsecond, self._tzinfo)


_date_class, _time_class = date, time
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


class timezone(tzinfo):
    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is None:
            if not offset:
                return cls.utc
        elif not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if not -timedelta(1) < offset < timedelta(1):
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                             f"timedelta(hours=24), not {offset!r}")
        return cls._create(offset, name)

    @classmethod
    def _create(cls, offset, name=None):
        self = object.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is self.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"{_name(self)}({self._offset!r})"
        return f"{_name(self)}({self._offset!r}, {self._name!r})"

    def __str__(self):
        return self.tzname(None)

    def _check(self, method, dt):
        if not (dt is None or isinstance(dt, datetime)):
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def utcoffset(self, dt):
        self._check("utcoffset", dt)
        return self._offset

    def tzname(self, dt):
        self._check("tzname", dt)
        if self._name is not None:
            return self._name
        return f"UTC{_offset_text(self._offset)}" if self._offset else "UTC"

    def dst(self, dt):
        self._check("dst", dt)
        return None

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset


UTC = timezone.utc = timezone._create(timedelta(0))
timezone.min = timezone._create(-timedelta(hours=23, minutes=59))
timezone.max = timezone._create(timedelta(hours=23, minutes=59))

_FIELDS = {
    "Y": r"(?P<Y>\d{4})", "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])", "d": r"(?P<d>3[01]|[12]\d|0[1-9]|[1-9]| [1-9])",
    "H": r"(?P<H>2[0-3]|[01]\d|\d)", "I": r"(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])", "M": r"(?P<M>[0-5]\d|\d)",
    "S": r"(?P<S>6[01]|[0-5]\d|\d)", "f": r"(?P<f>\d{1,6})", "y": r"(?P<y>\d\d)", "p": r"(?P<p>am|pm)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
    "a": "(?P<a>" + "|".join(_DAYS[1:]) + ")", "A": "(?P<A>" + "|".join(_DAY_NAMES[1:]) + ")",
    "b": "(?P<b>" + "|".join(_MONTHS[1:]) + ")", "B": "(?P<B>" + "|".join(_MONTH_NAMES[1:]) + ")",
    "z": r"(?P<z>([+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?)|Z)", "Z": r"(?P<Z>utc|gmt)?",
    "w": r"(?P<w>[0-6])", "u": r"(?P<u>[1-7])", "U": r"(?P<U>5[0-3]|[0-4]\d|\d)", "W": r"(?P<W>5[0-3]|[0-4]\d|\d)",
    "G": r"(?P<G>\d{4})", "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)", "%": "%",
}
_SHORT = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "F": "%Y-%m-%d",
          "T": "%H:%M:%S", "R": "%H:%M"}


def _strptime_pattern(format):
    import re
    for short, long in _SHORT.items():
        format = format.replace("%" + short, long)
    out, i = [], 0
    while i < len(format):
        c = format[i]
        if c == "%":
            i += 1
            if i >= len(format):
                raise ValueError(f"stray %% in format '{format}'".replace("%%", "%"))
            kind = format[i]
            if kind == "h":
                kind = "b"
            if kind not in _FIELDS:
                raise ValueError(f"'{kind}' is a bad directive in format '{format}'")
            out.append(_FIELDS[kind])
        elif c.isspace():
            while i + 1 < len(format) and format[i + 1].isspace():
                i += 1
            out.append(r"\s+")
        else:
            out.append(re.escape(c))
        i += 1
    return re.compile("".join(out), re.IGNORECASE)


def _strptime(text, format):
    """[year, month, day, hour, minute, second, microsecond, tzinfo]"""
    for i, arg in enumerate((text, format)):
        if not isinstance(arg, str):
            raise TypeError(f"strptime() argument {i + 1 if i else 0} must be str, not {type(arg)}" if not i else
                            f"strptime() argument {i} must be str, not {type(arg)}")
    m = _strptime_pattern(format).match(text)
    if m is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if m.end() != len(text):
        raise ValueError(f"unconverted data remains: {text[m.end():]}")
    g = {k: v for k, v in m.groupdict().items() if v is not None}
    year, month, day = 1900, 1, 1
    if "Y" in g:
        year = int(g["Y"])
    elif "y" in g:
        year = int(g["y"])
        year += 2000 if year <= 68 else 1900
    if "m" in g:
        month = int(g["m"])
    elif "B" in g:
        month = [n and n.lower() for n in _MONTH_NAMES].index(g["B"].lower())
    elif "b" in g:
        month = [n and n.lower() for n in _MONTHS].index(g["b"].lower())
    if "d" in g:
        day = int(g["d"])
    hour = int(g.get("H", 0))
    if "I" in g:
        hour = int(g["I"]) % 12 + (12 if g.get("p", "").lower() == "pm" else 0)
    weekday = None
    if "A" in g:
        weekday = [n and n.lower() for n in _DAY_NAMES].index(g["A"].lower()) - 1
    elif "a" in g:
        weekday = [n and n.lower() for n in _DAYS].index(g["a"].lower()) - 1
    elif "w" in g:
        weekday = (int(g["w"]) - 1) % 7
    elif "u" in g:
        weekday = int(g["u"]) - 1
    if "G" in g:
        if "V" not in g or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        year, month, day = _iso_to_ymd(int(g["G"]), int(g["V"]), weekday + 1)
    elif "j" in g:
        year, month, day = _ord2ymd(_ymd2ord(year, 1, 1) + int(g["j"]) - 1)
    elif ("U" in g or "W" in g) and weekday is not None and ("Y" in g or "y" in g):
        first = (_ymd2ord(year, 1, 1) + 6) % 7
        if "U" in g:
            week, first, weekday = int(g["U"]), (first + 1) % 7, (weekday + 1) % 7
        else:
            week = int(g["W"])
        days = (weekday - first if week == 0 else (7 - first) % 7 + 7 * (week - 1) + weekday)
        year, month, day = _ord2ymd(_ymd2ord(year, 1, 1) + days)
    tz = None
    if "z" in g:
        z = g["z"]
        if z in "Zz":
            tz = timezone.utc
        else:
            hh, mm, ss, us = _parse_clock(z[1:])
            delta = timedelta(hours=hh, minutes=mm, seconds=ss, microseconds=us)
            tz = timezone(-delta if z[0] == "-" else delta)
    elif "Z" in g:
        tz = None
    us = int(g["f"].ljust(6, "0")) if "f" in g else 0
    return [year, month, day, hour, int(g.get("M", 0)), int(g.get("S", 0)), us, tz]


for _cls in (date, time, datetime, timedelta, timezone, tzinfo):
    _cls.__module__ = "datetime"
del _cls
