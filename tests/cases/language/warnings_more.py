import warnings


def old():
    warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)


old()
for _ in range(3):
    warnings.warn("same line, shown once")
warnings.simplefilter("always")
for _ in range(2):
    warnings.warn("always")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        old()
    except DeprecationWarning as e:
        print("raised", e)
with warnings.catch_warnings(record=True) as w:
    old(); warnings.warn("x", RuntimeWarning)
    print(len(w), [(i.category.__name__, str(i.message), i.lineno) for i in w])
warnings.filterwarnings("ignore", "quiet.*")
warnings.warn("quiet please")
warnings.filterwarnings("error", category=UserWarning)
try:
    warnings.warn("now an error")
except UserWarning as e:
    print("error", e)
warnings.resetwarnings()


@warnings.deprecated("use g")
def f(): return 1


print(f())
for b in (lambda: warnings.warn("x", int), lambda: warnings.simplefilter("bad"), lambda: warnings.warn(5)):
    try:
        b()
    except Exception as e:
        print(type(e).__name__, e)
warnings.warn("end", FutureWarning)
