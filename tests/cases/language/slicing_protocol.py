class S:
    def __getitem__(self, k):
        return k

    def __setitem__(self, k, v):
        print("set", k, v)

    def __delitem__(self, k):
        print("del", k)

    def __contains__(self, k):
        return k == 1

    def __len__(self):
        return 3


s = S()
print(s[1], s[1:2], s[::3], s[1, 2], s[1:2, ...], s[:], s[-1], s["k"], s[()], s[1:2, ::2], s[None], s[*(1, 2)], s[*(1,), 5:6])
s[0] = 1
s[1:2] = "x"
s[..., 1] = None
del s[5], s[1:]
s[0] += (1,) if False else 5
print(1 in s, 2 in s, len(s), bool(s))


class Seq:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


print(list(Seq()), 4 in Seq(), 5 in Seq(), [*Seq()], max(Seq()), dict(enumerate(Seq())), list(iter(Seq())))


class Idx:
    def __index__(self):
        return 2


print([1, 2, 3][Idx()], "abcd"[Idx():], range(10)[Idx()], bin(Idx()), [0] * Idx(), list(range(Idx())), hex(Idx()), (1, 2, 3)[:Idx()])
for f in (lambda: [1][Idx], lambda: [1]["1"], lambda: [1][1.0], lambda: len(Seq()), lambda: reversed(Seq()), lambda: iter(Idx())):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
