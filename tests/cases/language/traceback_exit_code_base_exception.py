class Stop(BaseException):
    pass


def f():
    raise Stop("base exceptions end the program as well")


try:
    f()
except Exception:
    print("not reached")
finally:
    print("finally")
