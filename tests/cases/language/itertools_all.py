from itertools import *
import operator
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4], max)), list(accumulate([1, 2], initial=10)), list(chain("ab", [1])), list(chain.from_iterable(["ab", "c"])))
print(list(combinations("abc", 2)), list(combinations_with_replacement("ab", 2)), list(permutations([1, 2, 3], 2)), list(product("ab", [1, 2])), list(product([0, 1], repeat=2)))
print(list(compress("abcd", [1, 0, 1, 0])), list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(dropwhile(lambda x: x < 3, [1, 3, 2])), list(takewhile(lambda x: x < 3, [1, 3, 2])), list(filterfalse(lambda x: x % 2, range(5))))
print([(k, list(g)) for k, g in groupby("aaabbca")], [(k, len(list(g))) for k, g in groupby(sorted(["x", "yy", "z"], key=len), len)])
print(list(islice("abcdef", 2)), list(islice("abcdef", 2, 5, 2)), list(pairwise("abcd")), list(repeat("x", 2)), list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest("ab", [1], fillvalue="-")), list(batched("abcdefg", 3)))
a, b = tee(iter([1, 2, 3]))
print(next(a), next(a), next(b), list(a), list(b), repeat(1), count(3), count(1, 2), count(0.5))
g = groupby([1, 1, 2]); k, it = next(g); next(g); print(list(it))
for f in (lambda: list(batched("abc", 2, strict=True)), lambda: batched("a", 0), lambda: islice([1], -1), lambda: list(chain(5)), lambda: product(repeat=-1) and list(product("a", repeat=-1)), lambda: repeat(), lambda: combinations("a", -1), lambda: count("a"), lambda: next(chain()), lambda: islice([1], 1, 2, 0), lambda: list(starmap(pow, [1])), lambda: zip_longest("a", bad=1), lambda: tee([1], -1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
print(sum(1 for _ in permutations(range(5))), list(accumulate("abc")), list(accumulate([1, 2, 3], operator.mul)), list(islice(accumulate(repeat(2), operator.mul), 5)))
