import sys
import traceback


def a(): b()
def b(): raise ValueError("in b")


try:
    a()
except ValueError as e:
    tb = e.__traceback__
    print(traceback.format_exception_only(e), traceback.format_tb(tb)[-1], len(traceback.extract_tb(tb)))
    for f in traceback.extract_tb(tb):
        print(f.name, f.lineno, f.line, f.filename)
    print("".join(traceback.format_exception(type(e), e, tb)), end="")
    traceback.print_exc(limit=1, file=sys.stdout)
    te = traceback.TracebackException.from_exception(e)
    print(str(te), te.exc_type_str, len(te.stack), "".join(te.format_exception_only()))
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
def stack(): return [f.name for f in traceback.extract_stack()], traceback.format_stack()[-1]
print(*stack())
traceback.print_stack(file=sys.stdout)
try:
    compile("a b", "<s>", "exec")
except SyntaxError as e:
    print("".join(traceback.format_exception_only(e)))
print(traceback.format_exception_only(KeyError("k")), traceback.format_exception_only(OSError(2, "m")), traceback.format_exception_only(type("Local", (Exception,), {"__module__": "mod"})("x")))
e = ValueError("noted"); e.add_note("n1\nn2"); traceback.print_exception(e, file=sys.stdout)
