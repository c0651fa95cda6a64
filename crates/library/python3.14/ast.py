"""literal_eval; the tree itself is not offered."""
__all__ = ["literal_eval", "parse"]


def literal_eval(node_or_string):
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    return _Reader(node_or_string.lstrip(" \t")).whole()


def parse(source, filename="<unknown>", mode="exec", **kwargs):
    raise NotImplementedError("ast.parse() is not available here: only ast.literal_eval() is")


class _Reader:
    """A reader of literals by hand: what compile() accepts and literal_eval() allows."""

    def __init__(self, text):
        compile(text, "<unknown>", "eval")
        self.text, self.i = text, 0

    def fail(self):
        raise ValueError("malformed node or string on line 1: " + self.text[self.i:self.i + 40])

    def space(self):
        while self.i < len(self.text) and (self.text[self.i].isspace() or self.text[self.i] == "\\"):
            self.i += 1
        if self.text[self.i:self.i + 1] == "#":
            end = self.text.find("\n", self.i)
            self.i = len(self.text) if end < 0 else end
            self.space()

    def peek(self):
        self.space()
        return self.text[self.i:self.i + 1]

    def take(self, char):
        if self.peek() == char:
            self.i += 1
            return True
        return False

    def whole(self):
        value = self.expression()
        if self.peek() == ",":
            value = self.items([value], "")
        if self.peek():
            self.fail()
        return value

    def items(self, first, end):
        values = first
        while self.take(","):
            if self.peek() == end or not self.peek():
                break
            values.append(self.expression())
        return tuple(values)

    def expression(self):
        value = self.term()
        while self.peek() in ("+", "-") and self.peek():
            sign = self.text[self.i]
            self.i += 1
            right = self.term()
            if type(value) not in (int, float) or type(right) is not complex:
                self.fail()
            value = value + right if sign == "+" else value - right
        return value

    def term(self):
        c = self.peek()
        if c in ("+", "-") and c:
            self.i += 1
            value = self.term()
            if type(value) not in (int, float, complex):
                self.fail()
            return value if c == "+" else -value
        if c == "[":
            return list(self.group("]"))
        if c == "(":
            return self.parenthesis()
        if c == "{":
            return self.braces()
        start = self.i
        text = self.text
        while self.i < len(text) and (text[self.i].isalnum() or text[self.i] in "_."
                                      or text[self.i] in "+-" and text[self.i - 1] in "eE" and text[start].isdigit()
                                      and text[start:start + 2] not in ("0x", "0X")):
            self.i += 1
        if text[self.i:self.i + 1] in ("'", '"') and text[self.i:self.i + 1]:
            return self.string(start)
        word = text[start:self.i]
        if word in ("None", "True", "False"):
            return {"None": None, "True": True, "False": False}[word]
        if word == "set" and text[self.i:].replace(" ", "").startswith("()"):
            self.i = text.index(")", self.i) + 1
            return set()
        if word[:1].isdigit() or word[:1] == ".":
            return eval(word, {"__builtins__": {}})
        self.fail()

    def string(self, start):
        pieces = []
        text = self.text
        while True:
            if any(c in "fFtT" for c in text[start:self.i]):
                self.fail()
            quote = text[self.i] * (3 if text[self.i:self.i + 3] == text[self.i] * 3 else 1)
            self.i += len(quote)
            while not text.startswith(quote, self.i):
                self.i += 2 if text[self.i] == "\\" else 1
            self.i += len(quote)
            pieces.append(eval(text[start:self.i], {"__builtins__": {}}))
            self.space()
            start = self.i
            while text[self.i:self.i + 1].isalpha():
                self.i += 1
            if text[self.i:self.i + 1] not in ("'", '"') or not text[self.i:self.i + 1]:
                self.i = start
                break
        return pieces[0][:0].join(pieces)

    def group(self, end):
        self.i += 1
        if self.take(end):
            return ()
        values = self.items([self.expression()], end)
        if not self.take(end):
            self.fail()
        return values

    def parenthesis(self):
        self.i += 1
        if self.take(")"):
            return ()
        value = self.expression()
        if self.peek() == ",":
            value = self.items([value], ")")
        if not self.take(")"):
            self.fail()
        return value

    def braces(self):
        self.i += 1
        if self.take("}"):
            return {}
        key = self.expression()
        if not self.take(":"):
            values = self.items([key], "}")
            if not self.take("}"):
                self.fail()
            return set(values)
        made = {key: self.expression()}
        while self.take(","):
            if self.peek() == "}":
                break
            key = self.expression()
            if not self.take(":"):
                self.fail()
            made[key] = self.expression()
        if not self.take("}"):
            self.fail()
        return made
