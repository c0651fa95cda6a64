import string
from string import Template
print(string.ascii_lowercase, string.ascii_uppercase[:3], string.digits, string.hexdigits, string.punctuation, repr(string.whitespace), len(string.printable), string.octdigits, string.ascii_letters[24:28])
t = Template("$who likes ${what}s, costs $$5")
print(t.substitute(who="Ann", what="cat"), t.safe_substitute(who="Bob"), t.template, t.substitute({"who": 1}, what=2), string.capwords("hello  big world"), t.get_identifiers(), t.is_valid())
for f in (lambda: t.substitute(), lambda: Template("$").substitute(), lambda: Template("a\n$ b").substitute(), lambda: t.substitute(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
f = string.Formatter()
print(f.format("{0} {a!r:>5}", 1, a="x"), list(f.parse("a{b!r:c}d{}")), f.vformat("{} {k}", (1,), {"k": 2}))


class Missing(string.Formatter):
    def get_value(self, key, args, kw):
        return kw.get(key, f"<{key}>") if isinstance(key, str) else args[key]


print(Missing().format("{0} {a} {b}", 5, a=1))
