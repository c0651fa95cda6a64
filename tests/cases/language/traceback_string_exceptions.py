class Odd(Exception):
    def __str__(self):
        raise RuntimeError("str fails")


class Multi(Exception):
    def __str__(self):
        return "line one\nline two"


import traceback
for e in (Multi(), Exception(), Exception(""), Exception("a\nb"), KeyError("k\n"), type("Q", (Exception,), {"__module__": "pkg.mod"})("q")):
    print(traceback.format_exception_only(e))
try:
    raise Odd
except Odd as e:
    print(traceback.format_exception_only(e))
raise Multi
