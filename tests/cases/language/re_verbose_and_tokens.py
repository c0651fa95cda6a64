import re
TOKEN = re.compile(r"""
    (?P<num>\d+(\.\d*)?)   # a number
  | (?P<id>[A-Za-z_]\w*)   # a name
  | (?P<op>[-+*/()=])      # an operator
  | (?P<ws>\s+)
  | (?P<bad>.)
""", re.X)


def tokens(s):
    for m in TOKEN.finditer(s):
        if m.lastgroup != "ws":
            yield m.lastgroup, m.group()


print(list(tokens("x1 = 3.5*(y - 2) $")))


def evaluate(s):
    toks = [t for t in tokens(s)] + [("end", "")]
    pos = 0

    def peek(): return toks[pos][1]

    def take():
        nonlocal pos
        pos += 1
        return toks[pos - 1][1]

    def atom():
        if peek() == "(":
            take(); v = expr(); take()
            return v
        if peek() == "-":
            take()
            return -atom()
        return float(take())

    def term():
        v = atom()
        while peek() in ("*", "/"):
            v = v * atom() if take() == "*" else v / atom()
        return v

    def expr():
        v = term()
        while peek() in ("+", "-"):
            v = v + term() if take() == "+" else v - term()
        return v
    return expr()


for e in ("1 + 2 * 3", "(1 + 2) * 3", "10 / 4 - -1", "2*(3+4)*5"):
    print(e, "=", evaluate(e))
log = "2024-01-02 ERROR [db] timeout after 30ms\n2024-01-03 INFO [web] ok\n"
for d, lvl, mod, msg in re.findall(r"^(\S+) (\w+) \[(\w+)\] (.*)$", log, re.M):
    print(f"{lvl:>6} {mod}: {msg} ({d})")
print(re.sub(r"(?<!^)(?=[A-Z])", "_", "camelCaseString").lower(), re.sub(r"_(\w)", lambda m: m[1].upper(), "snake_case_name"), re.sub(r"(\d)(?=(\d{3})+$)", r"\1,", "1234567"))
