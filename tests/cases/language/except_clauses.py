def f(e):
    try:
        raise e
    except (KeyError, IndexError) as x:
        return f"lookup {x!r}"
    except OSError:
        return "os"
    except Exception as x:
        return f"other {type(x).__name__}"
    except:
        return "bare"


for e in (KeyError("a"), IndexError("i"), FileNotFoundError("f"), ValueError, KeyboardInterrupt(), SystemExit(1)):
    print(f(e))
try:
    try:
        raise ValueError("v")
    except "not a class":
        pass
except TypeError as t:
    print("TypeError:", t)
try:
    try:
        raise ValueError
    except (KeyError, 5):
        pass
except TypeError as t:
    print("TypeError:", t)
excs = {"num": (ZeroDivisionError, OverflowError)}
try:
    1 / 0
except excs["num"]:
    print("computed tuple")
try:
    1 / 0
except KeyError, ZeroDivisionError:
    print("without parentheses")
try:
    pass
except Exception:
    print("never")
else:
    print("else")
finally:
    print("finally")


def g():
    try:
        raise ValueError("one")
    except ValueError as e:
        try:
            raise TypeError("two")
        except TypeError:
            print("inner")
        print("e is still", e)
        raise


try:
    g()
except ValueError as e:
    print("reraised", e, e.__context__)
import sys
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[0].__name__, sys.exception())
print(sys.exc_info(), sys.exception())
