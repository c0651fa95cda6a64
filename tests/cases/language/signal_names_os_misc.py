import errno, os, signal
print(signal.SIGINT, int(signal.SIGINT), signal.SIGTERM.name, signal.Signals(2), signal.Signals.SIGINT is signal.SIGINT, hasattr(signal, "SIGKILL"))
print(errno.ENOENT > 0, os.path.sep, os.getpid() > 0, type(os.environ).__name__, os.environ.setdefault("COROSCOPE_X", "1"), os.environ["COROSCOPE_X"], os.fspath("a"), os.path.exists("main.py") , os.cpu_count() is None or os.cpu_count() > 0)
try:
    os.environ["NOT_THERE_AT_ALL"]
except KeyError as e:
    print("KeyError", e)
try:
    os.environ["A"] = 5
except TypeError as e:
    print("TypeError:", e)
del os.environ["COROSCOPE_X"]; print("COROSCOPE_X" in os.environ, os.getenv("COROSCOPE_X"))
