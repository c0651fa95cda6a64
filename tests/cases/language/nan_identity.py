# A nan equals nothing, not even itself; containers ask for identity first.
import math
nan, other = float("nan"), float("nan")
print(nan == nan, nan is nan, nan is other, nan == other, nan != other)
print([nan] == [nan], [nan] == [other], (nan,) == (nan,), (nan,) == (other,), {"k": nan} == {"k": nan}, {"k": nan} == {"k": other})
print(nan in [nan], nan in [other], [nan, other].index(other), [nan, nan, other].count(nan), nan in (other, nan))
d = {nan: "first", other: "second"}
print(len(d), d[nan], d[other], d.get(float("nan")), len({nan, other, nan}), {nan} == {nan}, {nan} == {other})
print(math.nan is math.nan, math.nan in [math.nan], [math.nan] == [math.nan], math.isnan(other), -nan, abs(nan), nan * 0)
print(sorted([3.0, nan, 1.0]), max(nan, 1), max(1, nan), min([nan, 0]), sum([1.0, nan]))
print(nan < nan, nan <= nan, bool(nan), hash(1.5) == hash(1.5), str(nan), repr(-other), f"{nan:.2f} {nan:5}|")
x = nan
print(x is nan, x in {nan}, [x] == [nan], complex(nan, 1) == complex(nan, 1))
