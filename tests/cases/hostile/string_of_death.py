s = "a"
for _ in range(20):
    s += s
print(len(s), s.count("a"), s[:3], hash(s) == hash("a" * len(s)))
print(len(s.replace("a", "bb")), s.find("b"), s == "a" * (1 << 20), len(s.split("a")), len(list(s)))
import re
print(re.match("(a|aa)+$", "a" * 18 + "b"))
print(len(re.findall("a", s)), re.match("a*", s).end())
print(len("".join(reversed(s))), len(s.encode()), s.upper()[:2], len(s * 3))
x = "é😀" * 1000
print(len(x), len(x.encode()), x[::-1][:2], x[500], x.index("😀", 1000))
l = [s] * 1000
print(len(l), sum(map(len, l)))
try:
    "".join(l * 10 ** 9)
except (MemoryError, OverflowError):
    print("refused")
print("alive")
