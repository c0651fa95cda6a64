import json
data = {"name": "é", "n": [1, 2.5, -0.0, 1e100, True, None], "nested": {"a": {}}, "empty": [], 5: "int key", None: 1, True: 2, 1.5: 3}
print(json.dumps(data)); print(json.dumps(data, ensure_ascii=False, sort_keys=False)); print(json.dumps({"b": 1, "a": [1, {"x": 2}], "e": {}}, indent=2, sort_keys=True)); print(json.dumps([1, 2], separators=(",", ":")), json.dumps({"a": (1, 2)}), json.dumps("a\"b\\\n\t\x00\u2028😀"), json.dumps(float("inf")), json.dumps([], indent=2), json.dumps([[1]], indent="\t"))
print(json.loads('{"a": [1, 2.0, "x", null, true, false], "b": {"c": "\\u00e9\\ud83d\\ude00\\n"}}'), json.loads("5"), json.loads('"s"'), json.loads(" [1 , 2] "), json.loads("1e3"), json.loads("-0"), json.loads("NaN"), json.loads(b'{"k": 1}'), json.loads('{"a":1,"a":2}'))


class P:
    def __init__(self, x): self.x = x


print(json.dumps({"p": P(1)}, default=lambda o: vars(o)), json.loads('{"x": 1}', object_hook=lambda d: P(**d)).x, json.loads('{"a": 1, "b": 2}', object_pairs_hook=list), json.loads("1.10", parse_float=str), json.dumps({(1, 2): 3, "ok": 1}, skipkeys=True))


class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


print(json.dumps({"s": {3, 1}}, cls=Enc))
for s in ("", "{", "[1,", "{'a': 1}", '{"a" 1}', "[1 2]", "nul", '"abc', "{\"a\": 1,}", "[1,]", "1 2", '"\t"', "\\", '{"a": }', "[1]]", '"\\x"', "01"):
    try:
        print(json.loads(s))
    except json.JSONDecodeError as e:
        print(repr(s), "->", e, e.pos, e.lineno, e.colno)
c = []; c.append(c)
for f in (lambda: json.dumps(P(1)), lambda: json.dumps({1, 2}), lambda: json.dumps(c), lambda: json.dumps({(1,): 2}), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.loads(5), lambda: json.dumps(b"x"), lambda: json.dumps({"a": [P(1)]})):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e, getattr(e, "__notes__", ""))
