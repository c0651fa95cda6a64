import statistics as st
d = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(d), st.median(d), st.mode(d), st.pstdev(d), st.stdev(d), st.variance(d), st.pvariance(d), st.median_low(d), st.median_high(d), st.multimode([1, 1, 2, 2, 3]), st.harmonic_mean([40, 60]), st.geometric_mean([1, 2, 4]), st.fmean(d), st.quantiles(d, n=4), st.median_grouped(d))
print(st.mean([1, 2]), st.mean([0.1, 0.2, 0.3]), st.mode("aab"), st.correlation([1, 2, 3], [2, 4, 7]), st.covariance([1, 2, 3], [2, 4, 7]), st.linear_regression([1, 2, 3], [2, 4, 6]), st.fmean([1, 2], weights=[3, 1]))
from fractions import Fraction
from decimal import Decimal
print(st.mean([Fraction(1, 2), Fraction(1, 3)]), st.mean([Decimal("1.5"), Decimal("2.5")]), st.median([3, 1]), st.NormalDist(0, 1).cdf(1.0), st.NormalDist.from_samples(d))
for f in (lambda: st.mean([]), lambda: st.stdev([1]), lambda: st.mode([]), lambda: st.median([]), lambda: st.mean(["a"]), lambda: st.harmonic_mean([-1]), lambda: st.quantiles([1], n=0)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
