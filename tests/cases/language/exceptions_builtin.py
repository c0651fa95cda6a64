for e in (ValueError(), ValueError("a"), ValueError("a", 1), KeyError("k"), KeyError(), OSError(2, "msg"), OSError(2, "msg", "file"), StopIteration(5), SystemExit(3), AttributeError("m"), NameError("n", name="x"), ImportError("i", name="mod"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "why"), SyntaxError("s"), Exception([1]), Exception(("t",)), IndexError(1), TimeoutError(), AssertionError("x"), RuntimeError(None)):
    print(type(e).__name__, "|", e, "|", repr(e), "|", e.args)
print(StopIteration(5).value, SystemExit(3).code, OSError(2, "m").errno, OSError(2, "m", "f").filename, type(OSError(2, "m")).__name__, NameError("n", name="x").name)
print([c.__name__ for c in FileNotFoundError.__mro__], [c.__name__ for c in KeyError.__mro__], issubclass(TimeoutError, OSError), IOError is OSError, EnvironmentError is OSError)
print(issubclass(KeyboardInterrupt, Exception), issubclass(GeneratorExit, Exception), issubclass(StopAsyncIteration, Exception), issubclass(RecursionError, RuntimeError), issubclass(NotImplementedError, RuntimeError), issubclass(ModuleNotFoundError, ImportError), issubclass(UnboundLocalError, NameError), issubclass(UnicodeError, ValueError), issubclass(ExceptionGroup, BaseExceptionGroup), ExceptionGroup.__bases__)
e = ValueError("v")
e.add_note("note 1")
e.add_note("note 2")
print(e.__notes__, e.with_traceback(None) is e, e.__traceback__)
try:
    e.add_note(5)
except TypeError as t:
    print("TypeError:", t)
e.custom = 1
print(e.__dict__)
class MyErr(Exception):
    """doc"""
print(MyErr(1, 2), repr(MyErr("x")), MyErr("a") == MyErr("a"), str(MyErr()), MyErr.__mro__[1].__name__)
assert True, "fine"
try:
    assert 1 > 2, f"message {1 + 1}"
except AssertionError as a:
    print(repr(a))
try:
    assert []
except AssertionError as a:
    print(repr(a), a.args)
