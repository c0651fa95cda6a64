x = 5
x += 2; x -= 1; x *= 3; x //= 2; x %= 7; x **= 3; print(x)
x /= 4; print(x); x = 6; x <<= 2; x >>= 1; x |= 1; x &= 7; x ^= 2; print(x)
l = m = [1]; l += [2]; l *= 2; print(m is l, m)
t = u = (1,); t += (2,); print(t, u)
s = "a"; s += "b"; s *= 3; print(s)
d = {"n": 0}; d["n"] += 5; d["n"] -= 1; print(d)


class A:
    def __init__(self): self.v = 1
    def __imatmul__(self, o): print("imatmul", o); return self
    def __isub__(self, o): self.v -= o; return self
    def __add__(self, o): return f"add {o}"


a = A(); a @= 3; a -= 5; print(a.v); a.v += 10; print(a.v); a += 1; print(a)


def idx():
    print("idx once")
    return 0


k = [10]; k[idx()] += 1; print(k)


def obj():
    print("obj once")
    return A


obj().count = 1
obj().count += 1
print(A.count)
st = {1, 2}; st |= {3}; st &= {2, 3}; st -= {3}; st ^= {9}; print(sorted(st))
for src in ("y += 1", "None += 1", "f() += 1", "(a, b) += 1", "x + 1 += 2", "[a] += 1", "5 += 1", "'a' += 'b'", "x += y += 1", "x++", "x =+ 1"):
    try:
        exec(src, {"x": 1})
        print(src, "ok")
    except (SyntaxError, NameError) as e:
        print(src, "->", type(e).__name__, getattr(e, "msg", e))
