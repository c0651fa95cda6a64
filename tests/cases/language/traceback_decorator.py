def check(f):
    def wrapper(*args):
        if not args:
            raise ValueError("no arguments for " + f.__name__)
        return f(*args)
    return wrapper


@check
def double(x):
    return x * 2


print(double(4))
print(double())
