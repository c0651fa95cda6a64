class B:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        print("bool", self.v)
        return self.v


class L:
    def __len__(self):
        print("len")
        return 0


class Bad:
    def __bool__(self):
        return 1


class BadLen:
    def __len__(self):
        return -1


for v in (0, 1, 0.0, "", "0", [], [0], {}, set(), (), None, ..., 0j, b"", range(0), range(1), object, L(), float("nan")):
    print(bool(v), end=" ")
print()
print(B(True) and B(False) or "x", type(B(True) or 1).__name__, not B(False), not L())
print(1 and 2, 0 and 2, 1 or 2, 0 or "" or None, not 1, not [], 1 if [] else 2, [] or {} or "last")
print(B(True) if B(False) else B(False).v)
print(all([]), any([]), all([1, 0, B(True)]), any([0, 1, B(True)]), all(x > 0 for x in [1, 2]), any(map(lambda x: x == 2, [1, 2, 3])))
print(True == 1, True is 1 if False else "", True + 1, True & False, True ^ True, True | 0, isinstance(False, int), str(True), repr(False), bool("False"))
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 == 2, 1 == 1.0 == True, (1 < 2) < 1, 1 in [1] == True, "a" < "b" < "c" != "d", None is None is not True)
for x in (Bad(), BadLen()):
    try:
        bool(x)
    except Exception as e:
        print(type(e).__name__ + ":", e)
while L():
    pass
else:
    print("else")
assert not L()
