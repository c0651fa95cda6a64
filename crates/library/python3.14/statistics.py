"""Averages and spreads. Sums are exact: every float is a ratio of integers."""
import math
from math import sqrt

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
           "kde", "kde_random", "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low",
           "mode", "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance"]


class StatisticsError(ValueError):
    pass


def _ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None
    except (OverflowError, ValueError):
        return x, None


def _widest(kinds):
    names = {k.__name__ for k in kinds} - {"bool"}
    for name in ("float", "Decimal", "Fraction"):
        for k in kinds:
            if k.__name__ == name:
                return k
    for k in kinds:
        if not issubclass(k, int):
            return k
    return int


def _sum(data):
    """The type of the result, the exact sum as (numerator, denominator), the count."""
    partials = {}
    kinds = {}
    count = 0
    for x in data:
        count += 1
        kinds[type(x)] = None
        n, d = _ratio(x)
        partials[d] = partials.get(d, 0) + n
    if None in partials:
        return _widest(kinds), (partials[None], None), count
    numerator, denominator = 0, 1
    for d, n in partials.items():
        g = math.lcm(denominator, d)
        numerator = numerator * (g // denominator) + n * (g // d)
        denominator = g
    return _widest(kinds or {int: None}), (numerator, denominator), count


def _to(kind, n, d):
    """n/d as `kind`, rounded once."""
    if d is None:
        return n
    if kind.__name__ == "Decimal":
        return kind(n) / kind(d)
    if kind.__name__ == "Fraction":
        return kind(n, d)
    if issubclass(kind, int):
        return n // d if n % d == 0 else n / d
    return kind(n / d) if kind is not float else n / d


def _exact_mean(data, name):
    kind, (n, d), count = _sum(data)
    if count < 1:
        raise StatisticsError(f"{name} requires at least one data point")
    return kind, n, d, count


def mean(data):
    kind, n, d, count = _exact_mean(data, "mean")
    return n / count if d is None else _to(kind, n, d * count)


def fmean(data, weights=None):
    if weights is None:
        try:
            count = len(data)
        except TypeError:
            data = list(data)
            count = len(data)
        if not count:
            raise StatisticsError("fmean requires at least one data point")
        return math.fsum(data) / count
    data, weights = list(data), list(weights)
    if len(data) != len(weights):
        raise StatisticsError("data and weights must be the same length")
    total = math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return math.sumprod(data, weights) / total


def geometric_mean(data):
    data = list(map(float, data))
    if not data:
        raise StatisticsError("Must have a non-empty dataset")
    if any(x < 0 for x in data):
        bad = next(x for x in data if x < 0)
        raise StatisticsError("No negative inputs allowed", bad)
    if any(x == 0 for x in data):
        return 0.0
    return math.exp(math.fsum(map(math.log, data)) / len(data))


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    for x in data:
        if x < 0:
            raise StatisticsError("harmonic mean does not support negative values")
    if weights is None:
        if len(data) == 1:
            return data[0]
        weights = [1] * len(data)
    else:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("Number of weights does not match data size")
    if any(x == 0 for x in data):
        return 0
    kind, (n, d), _ = _sum(w / x if w else 0 for w, x in zip(weights, data))
    if n <= 0:
        raise StatisticsError("Weighted sum must be positive")
    _, (wn, wd), _ = _sum(weights)
    return _to(kind, wn * d, wd * n)


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    data = _sorted(data)
    n = len(data)
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = _sorted(data)
    n = len(data)
    x = data[n // 2]
    i = data.index(x)
    f = data.count(x)
    low = float(x) - float(interval) / 2.0
    return low + float(interval) * (n / 2 - i) / f


def mode(data):
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    counts = _counts(data)
    top = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == top]


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def _squares(data, name, least, c=None):
    """Exact sum of squared deviations: (kind, numerator, denominator, count)."""
    data = list(data)
    if len(data) < least:
        words = "at least one data point" if least == 1 else "at least two data points"
        raise StatisticsError(f"{name} requires {words}")
    kind, (n, d), count = _sum(data)
    if d is None:
        return kind, n, None, count
    if c is not None:
        n, d = _ratio(c)
        n *= count
    # Deviations in units of 1 / (d * count).
    d = d * count
    common = 1
    ratios = [_ratio(x) for x in data]
    common = math.lcm(d, *{r[1] for r in ratios})
    center = n * (common // d)
    total = sum((p * (common // q) - center) ** 2 for p, q in ratios)
    return kind, total, common * common, count


def variance(data, xbar=None):
    kind, n, d, count = _squares(data, "variance", 2, xbar)
    return n / (count - 1) if d is None else _to(kind, n, d * (count - 1))


def pvariance(data, mu=None):
    kind, n, d, count = _squares(data, "pvariance", 1, mu)
    return n / count if d is None else _to(kind, n, d * count)


def _root(kind, n, d):
    """The square root of n/d, correctly rounded."""
    if d is None:
        return math.nan
    if kind.__name__ == "Decimal":
        return (kind(n) / kind(d)).sqrt()
    if not n:
        return 0.0
    # An integer root with 2 * 53 + 3 bits and a sticky bit rounds once on the division.
    q = (n.bit_length() - d.bit_length() - 109) // 2
    if q >= 0:
        a = math.isqrt(n // (d << 2 * q))
        sticky = a * a * (d << 2 * q) != n
        return float((a | sticky) << q)
    num = n << -2 * q
    a = math.isqrt(num // d)
    sticky = a * a * d != num
    return (a | sticky) / (1 << -q)


def stdev(data, xbar=None):
    kind, n, d, count = _squares(data, "stdev", 2, xbar)
    return _root(kind, n, d and d * (count - 1))


def pstdev(data, mu=None):
    kind, n, d, count = _squares(data, "pstdev", 1, mu)
    return _root(kind, n, d and d * count)


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    result = []
    if method == "inclusive":
        m = size - 1
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
    elif method == "exclusive":
        m = size + 1
        for i in range(1, n):
            j = i * m // n
            j = 1 if j < 1 else size - 1 if j > size - 1 else j
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    else:
        raise ValueError(f"Unknown method: {method!r}")
    return result


def _deviations(x, y, name):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    xbar, ybar = math.fsum(x) / n, math.fsum(y) / n
    return [a - xbar for a in x], [b - ybar for b in y], xbar, ybar


def covariance(x, y, /):
    dx, dy, _, _ = _deviations(x, y, "covariance")
    return math.sumprod(dx, dy) / (len(x) - 1)


def correlation(x, y, /, *, method="linear"):
    if method not in {"linear", "ranked"}:
        raise ValueError(f"Unknown method: {method!r}")
    if len(x) == len(y) >= 2 and method == "ranked":
        start = (len(x) - 1) / -2
        x, y = _rank(x, start), _rank(y, start)
    dx, dy, _, _ = _deviations(x, y, "correlation")
    sxy, sxx, syy = math.sumprod(dx, dy), math.sumprod(dx, dx), math.sumprod(dy, dy)
    try:
        return sxy / _sqrtprod(sxx, syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


def _sqrtprod(x, y):
    h = sqrt(x * y)
    if not math.isfinite(h) or not h:
        return sqrt(x) * sqrt(y)
    # One step of Newton's method with the error of the product taken exactly.
    d = math.sumprod((x, h), (y, -h))
    return h + d / (2.0 * h)


def _rank(data, start):
    order = sorted(range(len(data)), key=data.__getitem__)
    result = [0.0] * len(data)
    i = 0
    while i < len(order):
        j = i
        while j + 1 < len(order) and data[order[j + 1]] == data[order[i]]:
            j += 1
        for k in range(i, j + 1):
            result[order[k]] = start + (i + j) / 2
        i = j + 1
    return result


def linear_regression(x, y, /, *, proportional=False):
    if proportional:
        if len(y) != len(x):
            raise StatisticsError("linear regression requires that both inputs have same number of data points")
        if len(x) < 2:
            raise StatisticsError("linear regression requires at least two data points")
        dx, dy, xbar, ybar = list(x), list(y), 0.0, 0.0
    else:
        dx, dy, xbar, ybar = _deviations(x, y, "linear regression")
    try:
        slope = math.sumprod(dx, dy) / math.sumprod(dx, dx)
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return _Regression()(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


def _Regression():
    global LinearRegression
    try:
        return LinearRegression
    except NameError:
        from collections import namedtuple
        LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"), module="statistics")
        return LinearRegression


class NormalDist:
    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

    def samples(self, n, *, seed=None):
        import random
        rnd = random.random if seed is None else random.Random(seed).random
        return [self.inv_cdf(rnd()) for _ in range(n)]

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return math.exp(diff * diff / (-2.0 * variance)) / sqrt(math.tau * variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * math.erfc((self._mu - x) / (self._sigma * sqrt(2.0)))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return _normal_inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        X, Y = sorted((self, other), key=lambda d: (d._sigma, d._mu))
        if not X.variance or not Y.variance:
            raise StatisticsError("overlap() not defined when sigma is zero")
        dv, dm = Y.variance - X.variance, math.fabs(Y._mu - X._mu)
        if not dv:
            return math.erfc(dm / (2.0 * X._sigma * sqrt(2.0)))
        a = X._mu * Y.variance - Y._mu * X.variance
        b = X._sigma * Y._sigma * sqrt(dm * dm + dv * math.log(Y.variance / X.variance))
        x1, x2 = (a + b) / dv, (a - b) / dv
        return 1.0 - (math.fabs(Y.cdf(x1) - X.cdf(x1)) + math.fabs(Y.cdf(x2) - X.cdf(x2)))

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def __add__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu + x2._mu, math.hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu - x2._mu, math.hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        return NormalDist(x1._mu * x2, x1._sigma * math.fabs(x2))

    def __truediv__(x1, x2):
        return NormalDist(x1._mu / x2, x1._sigma / math.fabs(x2))

    def __pos__(x1):
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        return NormalDist(-x1._mu, x1._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(x1, x2):
        return -(x1 - x2)

    def __eq__(x1, x2):
        if not isinstance(x2, NormalDist):
            return NotImplemented
        return x1._mu == x2._mu and x1._sigma == x2._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"


def _poly(r, top, bottom):
    n = d = 0.0
    for c in top:
        n = n * r + c
    for c in bottom:
        d = d * r + c
    return n, d


def _normal_inv_cdf(p, mu, sigma):
    # Wichura's algorithm AS 241: rational functions, about 16 digits.
    q = p - 0.5
    if math.fabs(q) <= 0.425:
        r = 0.180625 - q * q
        n, d = _poly(r, (2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4,
                         4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3,
                         1.3314166789178437745e2, 3.3871328727963666080e0),
                     (5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4,
                      2.1213794301586595867e4, 5.3941960214247511077e3, 6.8718700749205790830e2,
                      4.2313330701600911252e1, 1.0))
        return mu + n * q / d * sigma
    r = sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
    if r <= 5.0:
        n, d = _poly(r - 1.6, (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
                               1.27045825245236838258e0, 3.64784832476320460504e0, 5.76949722146069140550e0,
                               4.63033784615654529590e0, 1.42343711074968357734e0),
                     (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
                      1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e0,
                      2.05319162663775882187e0, 1.0))
    else:
        n, d = _poly(r - 5.0, (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
                               2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e0,
                               5.46378491116411436990e0, 6.65790464350110377720e0),
                     (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
                      7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
                      5.99832206555887937690e-1, 1.0))
    x = n / d
    return mu + (-x if q < 0.0 else x) * sigma
