import sys
print(sys.version_info[:2], sys.version_info >= (3, 14), sys.version_info.major, sys.implementation.name, sys.maxsize > 2 ** 30, sys.byteorder, type(sys.argv).__name__, len(sys.argv), sys.getrecursionlimit(), sys.maxunicode, sys.float_info.max, sys.float_info.epsilon, sys.int_info.bits_per_digit > 0, sys.hash_info.modulus > 0)
print("sys" in sys.modules, sys.getrefcount(object()) >= 1, sys.intern("abc"), sys.getdefaultencoding(), sys.flags.debug, sys.stdout.isatty(), sys.getsizeof(1) > 0, sys.call_tracing.__name__, sys.get_int_max_str_digits(), sys.is_finalizing())


def f():
    fr = sys._getframe()
    return fr.f_code.co_name, fr.f_lineno, fr.f_back.f_code.co_name, sorted(fr.f_locals), fr.f_globals is globals()


print(f())


def hook(t, v, tb):
    print("hook:", t.__name__, v, tb.tb_lineno)


def unraisable(u):
    print("unraisable:", u.exc_type.__name__, u.exc_value, u.object.__name__)


class D:
    def __del__(self): raise ValueError("in del")


sys.unraisablehook = unraisable
D()
sys.unraisablehook = sys.__unraisablehook__
try:
    sys.exit("message")
except SystemExit as e:
    print(repr(e), e.code)
for a in ((), (None,), (0,), (5,)):
    try:
        sys.exit(*a)
    except SystemExit as e:
        print(e.code, e.args)
sys.excepthook = hook
raise KeyError("uncaught but hooked")
