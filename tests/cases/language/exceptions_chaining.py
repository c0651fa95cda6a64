import traceback


class AppError(Exception):
    def __init__(self, code, msg):
        super().__init__(msg)
        self.code = code


try:
    try:
        {}["k"]
    except KeyError as e:
        raise AppError(5, "wrapped") from e
except AppError as e:
    print(e.code, e, e.args, repr(e), repr(e.__cause__), e.__context__ is e.__cause__, e.__suppress_context__)
    print("".join(traceback.format_exception(e)))
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("during handling")
except ValueError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
    traceback.print_exception(e, file=__import__("sys").stdout)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("no context") from None
except ValueError as e:
    print(repr(e.__context__), e.__suppress_context__)
    print(traceback.format_exc())
try:
    raise
except RuntimeError as e:
    print("RuntimeError:", e)
for bad in ("text", 5, None, ValueError, [ValueError]):
    try:
        raise bad
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    raise ValueError from 5
except TypeError as e:
    print("TypeError:", e)
e = None
try:
    raise KeyError("x")
except KeyError as e:
    pass
try:
    e
except NameError as err:
    print(err)
