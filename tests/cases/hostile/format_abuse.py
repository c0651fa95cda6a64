tests = [
    lambda: "{:999999999999999999999}".format(1), lambda: f"{1:.99}", lambda: "%*d" % (10 ** 30, 1), lambda: "%.*f" % (10 ** 10, 1.0),
    lambda: "{0[0][0][0]}".format([[["deep"]]]), lambda: "{0.__class__.__name__}".format(5), lambda: "{:{:{}}}".format(1, 2, 3),
    lambda: "{!r:>{w}}".format("x", w=-1), lambda: f"{5:{'a' * 100}}"[:50], lambda: "{a.b.c}".format(a=1), lambda: "%(" % {}, lambda: "{:,d}".format("x"),
    lambda: format(5, "5" * 30), lambda: "{0}{1}{99}".format(1, 2), lambda: "{:\x00}".format(1), lambda: "{:c}".format(10 ** 30), lambda: "%c" % 10 ** 10 if False else "%c" % (10 ** 10,), lambda: "{-1}".format(1), lambda: "{0[-1]}".format([1]), lambda: "{0[]}".format([1]), lambda: "{0.}".format(1),
]
for i, t in enumerate(tests):
    try:
        print(i, repr(t())[:60])
    except Exception as e:
        print(i, type(e).__name__, e)
