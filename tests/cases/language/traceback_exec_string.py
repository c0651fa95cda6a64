src = "def f(x):\n    return x + 1\n\nprint(f(1))\nprint(f('a'))\n"
exec(compile(src, "<generated>", "exec"))
