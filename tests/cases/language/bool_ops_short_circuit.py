def t(n, v):
    print(n, end=" ")
    return v


print(t("a", 1) and t("b", 0) and t("c", 1))
print(t("a", 0) or t("b", "") or t("c", None))
print(t("a", 1) or t("b", 2), not t("c", 0))
print(t("a", 0) and t("b", 1) or t("c", 3))
print((t("a", 1) or t("b", 2)) and t("c", 4))
print(t("x", 5) if t("cond", False) else t("y", 6))
print(t("l", 1) < t("m", 2) < t("r", 0) < t("never", 9))
print(any(t(i, i == 2) for i in range(5)), all(t(i, i < 2) for i in range(5)))
x = t("first", []) or t("second", [1])
print(x)
print(t("i", [1, 2])[t("idx", 0)], t("f", len)(t("arg", "abc")))
d = {t("k1", 1): t("v1", 2), t("k2", 3): t("v2", 4)}
print(d)
a = b = t("value", 7)
l = [0]
l[t("index", 0)] = t("rhs", 8)
print(a, b, l)
t("obj", l)[t("i2", 0)] += t("inc", 1)
print(l, t("s", 1) + t("t", 2) * t("u", 3) - t("v", 4))
