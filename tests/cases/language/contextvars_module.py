import contextvars
v = contextvars.ContextVar("v", default=0); w = contextvars.ContextVar("w")
t = v.set(1); print(v.get(), t.old_value is contextvars.Token.MISSING, t.var is v, w.get("fallback"))
try:
    w.get()
except LookupError as e:
    print("LookupError", "name='w'" in str(e))
ctx = contextvars.copy_context()
def f(x):
    v.set(v.get() + x); w.set("in ctx"); return v.get()
print(ctx.run(f, 10), v.get(), ctx[v], ctx.get(w), len(ctx) >= 2, v in ctx, w.get("unset here"), ctx.run(f, 5))
v.reset(t); print(v.get())
for g in (lambda: v.reset(t), lambda: ctx.run(lambda: ctx.run(print)), lambda: contextvars.ContextVar(5), lambda: contextvars.Context().run(lambda: w.get()), lambda: v.reset(5)):
    try:
        g()
    except Exception as e:
        print(type(e).__name__, str(e).split("<")[0][:50])
with v.set(9) as tok:
    print(v.get())
print(v.get(), sorted(x.name for x in ctx), v.name)
def gen():
    for _ in range(2):
        v.set(v.get() + 1); yield v.get()
print(list(gen()), v.get(), list(ctx.run(gen)), v.get())
