eg = ExceptionGroup("top", [ValueError("v"), ExceptionGroup("sub", [TypeError("t"), KeyError("k")]), OSError("o")])
print(repr(eg), eg.message, len(eg.exceptions), str(eg))
print(eg.subgroup(TypeError), eg.subgroup(lambda e: isinstance(e, (ValueError, OSError))), eg.subgroup(IndexError))
m, r = eg.split((ValueError, KeyError))
print(repr(m), repr(r))
print(eg.derive([ValueError("x")]))
try:
    raise eg
except* ValueError as g:
    print("1", g.exceptions)
except* (TypeError, KeyError) as g:
    print("2", repr(g))
except* OSError as g:
    print("3", g.exceptions[0])
else:
    print("never")
finally:
    print("finally")
try:
    try:
        raise eg
    except* ValueError:
        pass
except ExceptionGroup as rest:
    print("rest", repr(rest))
try:
    raise KeyError("naked")
except* KeyError as g:
    print("wrapped", repr(g))
try:
    try:
        raise ExceptionGroup("a", [ValueError(1), TypeError(2)])
    except* ValueError as g:
        raise RuntimeError("in handler")
    except* TypeError as g:
        raise g.exceptions[0]
except BaseException as b:
    print(repr(b), [repr(x.__context__) for x in b.exceptions])
try:
    pass
except* ValueError:
    pass
else:
    print("else")
for f in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [1]), lambda: ExceptionGroup("m", 5), lambda: ExceptionGroup("m"), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: ExceptionGroup(5, [ValueError()])):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__ + ":", e)
print(type(BaseExceptionGroup("m", [ValueError()])).__name__, type(BaseExceptionGroup("m", [SystemExit()])).__name__)
