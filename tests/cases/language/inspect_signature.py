import inspect


def f(a, b: int = 1, /, c=2, *args: str, d, e: float = 3.0, **kw) -> bool:
    """Doc line.

    More.
    """


s = inspect.signature(f)
print(s, list(s.parameters), s.return_annotation, s.parameters["b"].default, s.parameters["b"].kind.name, s.parameters["a"].default is inspect.Parameter.empty, s.parameters["d"])
print(inspect.getdoc(f), inspect.isfunction(f), inspect.ismethod(f), inspect.isbuiltin(len), inspect.isclass(int), inspect.ismodule(inspect))
b = s.bind(1, d=4, z=5)
print(b.arguments, b.args, b.kwargs)
b.apply_defaults()
print(b.arguments)
for args, kw in (((), {}), ((1, 2, 3), {}), ((1,), {"a": 2, "d": 1})):
    try:
        print(s.bind(*args, **kw))
    except TypeError as e:
        print("TypeError:", e)


class C:
    def __init__(self, x, y=2): pass
    def m(self, z): pass
    @classmethod
    def k(cls, q): pass
    @staticmethod
    def s(w): pass


print(inspect.signature(C), inspect.signature(C.m), inspect.signature(C().m), inspect.signature(C.k), inspect.signature(C.s), inspect.signature(lambda *, x=1: 0))
print([n for n, _ in inspect.getmembers(C, inspect.isfunction)], inspect.getmro(bool), inspect.isgeneratorfunction(f), inspect.iscoroutinefunction(f), inspect.getmodule(C).__name__)
fr = inspect.currentframe()
print(fr.f_code.co_name, fr.f_lineno, inspect.stack()[0].function)
def who(): return inspect.stack()[1].function, inspect.currentframe().f_back.f_lineno
def caller(): return who()
print(caller(), inspect.unwrap(f) is f, inspect.cleandoc("  a\n    b\n  c"))
