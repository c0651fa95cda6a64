"""How long code takes; under virtual time that is what the session counts."""
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]
default_timer = time.perf_counter
default_number = 1000000


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        space = {} if globals is None else dict(globals)
        self._setup = setup if callable(setup) else lambda: exec(setup, space)
        if callable(stmt):
            self._stmt = stmt
        else:
            code = compile(stmt, "<timeit-src>", "exec")
            self._stmt = lambda: exec(code, space)

    def timeit(self, number=default_number):
        self._setup()
        start = self.timer()
        for _ in range(number):
            self._stmt()
        return self.timer() - start

    def repeat(self, repeat=5, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        elapsed = self.timeit(1)
        return 1, elapsed


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=5, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
