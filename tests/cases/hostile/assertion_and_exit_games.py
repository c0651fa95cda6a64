import os
import sys
try:
    sys.exit()
except SystemExit as e:
    print("exit caught", e.code)
try:
    raise SystemExit("text")
except SystemExit as e:
    print(e.code)
try:
    exit(3)
except (SystemExit, NameError) as e:
    print(type(e).__name__)
try:
    raise BaseException("base")
except Exception:
    print("never")
except BaseException as e:
    print("BaseException", e)
try:
    try:
        sys.exit(1)
    finally:
        raise ValueError("replaces the exit")
except ValueError as e:
    print(e, repr(e.__context__))
def f():
    try:
        sys.exit(2)
    finally:
        return "swallowed"
print(f())
assert_ = 1
try:
    assert False, ("tuple", "message")
except AssertionError as e:
    print(e.args)
print("leaving with 7")
sys.exit(7)
