"""Names of signals; none is ever sent here."""
from enum import IntEnum as _IntEnum

Signals = _IntEnum("Signals", {"SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGILL": 4, "SIGTRAP": 5, "SIGABRT": 6,
                               "SIGFPE": 8, "SIGKILL": 9, "SIGUSR1": 10, "SIGSEGV": 11, "SIGUSR2": 12, "SIGPIPE": 13,
                               "SIGALRM": 14, "SIGTERM": 15, "SIGCHLD": 17, "SIGCONT": 18, "SIGSTOP": 19},
                   module="signal")
Handlers = _IntEnum("Handlers", {"SIG_DFL": 0, "SIG_IGN": 1}, module="signal")
globals().update(Signals.__members__)
globals().update(Handlers.__members__)
NSIG = 65
_handlers = {}


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


def signal(signalnum, handler):
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    old = getsignal(signalnum)
    _handlers[int(signalnum)] = handler
    return old


def getsignal(signalnum):
    return _handlers.get(int(signalnum), default_int_handler if signalnum == 2 else SIG_DFL)


def raise_signal(signalnum):
    handler = getsignal(signalnum)
    if callable(handler):
        handler(int(signalnum), None)


def strsignal(signalnum):
    return {2: "Interrupt", 15: "Terminated", 9: "Killed"}.get(int(signalnum))


def valid_signals():
    return set(Signals)


def set_wakeup_fd(fd, *, warn_on_full_buffer=True):
    return -1


def siginterrupt(signalnum, flag):
    pass


def alarm(seconds, /):
    return 0
