from string.templatelib import Interpolation, Template, convert
name, n = "World", 42
t = t"Hello {name}! {n:>5} {n!r} {n + 1=}"
print(type(t).__name__, t.strings, t.values, len(t.interpolations))
for i in t.interpolations:
    print(repr(i.value), i.expression, i.conversion, repr(i.format_spec))
print(list(t))
print(t"", list(t"plain"), t"a" + t"b{1}", t"x{1}" t"y")


def html(template):
    out = []
    for part in template:
        if isinstance(part, str):
            out.append(part)
        else:
            v = convert(part.value, part.conversion)
            out.append(format(v, part.format_spec).replace("<", "&lt;"))
    return "".join(out)


print(html(t"<b>{'<script>'}</b> {3.14159:.2f} {'q'!r}"))
print(repr(Interpolation(5, "x", None, "")), Template("a", Interpolation(1, "b"), "c"))
try:
    t"a" + "b"
except TypeError as e:
    print("TypeError:", e)
try:
    "b" + t"a"
except TypeError as e:
    print("TypeError:", e)
try:
    t.strings = ()
except AttributeError as e:
    print("AttributeError:", e)
match t"{n}":
    case Template(interpolations=(Interpolation(value=v),)):
        print("matched", v)
print(str(t)[:30])
