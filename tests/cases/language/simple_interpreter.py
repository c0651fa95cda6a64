import operator
OPS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "<": operator.lt, "=": operator.eq}


def tokenize(s): return s.replace("(", " ( ").replace(")", " ) ").split()


def parse(toks):
    if not toks: raise SyntaxError("unexpected end")
    t = toks.pop(0)
    if t == "(":
        l = []
        while toks and toks[0] != ")": l.append(parse(toks))
        if not toks: raise SyntaxError("missing )")
        toks.pop(0)
        return l
    if t == ")": raise SyntaxError("unexpected )")
    try:
        return int(t)
    except ValueError:
        return t


class Env(dict):
    def __init__(self, params=(), args=(), outer=None): super().__init__(zip(params, args)); self.outer = outer
    def find(self, k):
        if k in self: return self
        if self.outer is None: raise NameError(f"unbound {k}")
        return self.outer.find(k)


def ev(x, env):
    match x:
        case str(): return env.find(x)[x]
        case int(): return x
        case ["if", c, a, b]: return ev(a if ev(c, env) else b, env)
        case ["define", name, v]: env[name] = ev(v, env); return None
        case ["lambda", params, body]: return lambda *a: ev(body, Env(params, a, env))
        case ["begin", *xs]: return [ev(e, env) for e in xs][-1]
        case [f, *args]: return ev(f, env)(*(ev(a, env) for a in args))
        case []: raise SyntaxError("empty call")


env = Env(); env.update(OPS)
for src in ("(+ 1 (* 2 3))", "(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))", "(fact 20)", "(begin (define x 5) (define add (lambda (a) (lambda (b) (+ a b)))) ((add x) 10))", "(if (= 1 2) 10 20)", "(foo)", "(+ 1", ")", "(/ 1 0)", "()", "(1 2)"):
    try:
        print(src, "=>", ev(parse(tokenize(src)), env) if "define fact" not in src else ev(parse(tokenize(src)), env))
    except Exception as e:
        print(src, "=>", type(e).__name__, e)
