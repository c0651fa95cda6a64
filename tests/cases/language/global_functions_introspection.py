def f(a, b=1, *c, d=2, **e) -> int:
    """Docstring of f."""
    x = 1
    return x


print(f.__name__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__module__, f.__qualname__, f.__closure__, f.__dict__)
c = f.__code__
print(c.co_name, c.co_argcount, c.co_kwonlyargcount, c.co_posonlyargcount, c.co_varnames, c.co_firstlineno, c.co_flags & 12, c.co_names, c.co_freevars, c.co_filename.endswith("main.py"), c.co_nlocals)
f.extra = 5
print(f.extra, vars(f), callable(f), f.__get__(1).__self__, f.__call__(1))
g = lambda x: x
print(g.__name__, g.__qualname__, (lambda: 0).__code__.co_name)
def outer():
    def inner(): pass
    class K:
        def m(self): pass
    return inner, K
i, K = outer()
print(i.__qualname__, K.__qualname__, K.m.__qualname__, K().m.__func__ is K.m, K.m.__module__)
print(sorted(k for k in globals() if not k.startswith("_")), __name__, "f" in dir(), locals() is globals(), vars() is globals())
import types
print(isinstance(f, types.FunctionType), isinstance(g, types.LambdaType), isinstance(K().m, types.MethodType), isinstance(len, types.BuiltinFunctionType), isinstance(types, types.ModuleType), type(None) is types.NoneType, types.SimpleNamespace(a=1, b=[2]), types.MappingProxyType({"a": 1}), types.MethodType(f, 5).__self__)
n = types.SimpleNamespace(x=1); n.y = 2; print(n, n == types.SimpleNamespace(x=1, y=2), vars(n))
mp = types.MappingProxyType({"k": 1})
for h in (lambda: mp.__setitem__("a", 1), lambda: f.__code__.co_name.x, lambda: setattr(f, "__defaults__", 5), lambda: delattr(f, "__name__"), lambda: setattr(len, "x", 1), lambda: types.FunctionType(1, 2)):
    try:
        h()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__ + ":", e)
new = types.FunctionType(f.__code__, globals(), "new", (7, 8)); print(new.__name__, new(), new.__defaults__)
