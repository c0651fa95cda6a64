"""Words of a shell's command line."""
import re
from io import StringIO

__all__ = ["shlex", "split", "quote", "join"]


class shlex:
    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        self.instream = StringIO(instream) if isinstance(instream, str) else instream
        self.infile, self.posix, self.lineno, self.debug = infile, posix, 1, 0
        self.eof = None if posix else ""
        self.commenters, self.whitespace, self.quotes, self.escape, self.escapedquotes = "#", " \t\r\n", "'\"", "\\", '"'
        self.wordchars = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
        if posix:
            self.wordchars += "".join(map(chr, (*range(0xdf, 0xf7), *range(0xf8, 0x100), *range(0xc0, 0xd7),
                                                *range(0xd8, 0xdf))))
        self.whitespace_split = False
        self._punctuation = "();<>|&" if punctuation_chars is True else punctuation_chars or ""
        if self._punctuation:
            self.wordchars = "".join(c for c in self.wordchars + "~-./*?=" if c not in self._punctuation)
        self._back, self._chars = [], []
        self.token = ""

    punctuation_chars = property(lambda self: self._punctuation)

    def push_token(self, tok):
        self._back.insert(0, tok)

    def _next(self):
        c = self._chars.pop() if self._chars else self.instream.read(1)
        if c == "\n":
            self.lineno += 1
        return c

    def get_token(self):
        return self._back.pop(0) if self._back else self.read_token()

    def read_token(self):
        token, quoted, quote = "", False, ""
        kind = ""
        while True:
            c = self._next()
            if quote:
                if not c:
                    raise ValueError("No closing quotation")
                if c == quote:
                    quoted, quote = True, ""
                    if not self.posix:
                        token += c
                        return token
                elif self.posix and c in self.escape and quote in self.escapedquotes:
                    after = self._next()
                    if not after:
                        raise ValueError("No escaped character")
                    if after != quote and after not in self.escape:
                        token += c
                    token += after
                else:
                    token += c
                continue
            if not c:
                break
            is_punctuation = c in self._punctuation
            if c in self.whitespace:
                if token or self.posix and quoted:
                    break
            elif c in self.commenters and (not token or not self.whitespace_split or not self.posix):
                self.instream.readline()
                self.lineno += 1
                if token or self.posix and quoted:
                    break
            elif kind == "punctuation" and not is_punctuation:
                self._chars.append(c)
                break
            elif kind == "word" and is_punctuation:
                self._chars.append(c)
                break
            elif self.posix and c in self.escape:
                after = self._next()
                if not after:
                    raise ValueError("No escaped character")
                token += after
                kind = "word"
            elif c in self.quotes and (self.posix or not token or self.whitespace_split):
                quote = c
                kind = "word"
                if not self.posix:
                    token += c
            elif is_punctuation:
                token += c
                kind = "punctuation"
            elif c in self.wordchars or c in self.quotes or self.whitespace_split:
                token += c
                kind = "word"
            elif token or self.posix and quoted:
                self._chars.append(c)
                break
            else:
                return c
        if self.posix and not quoted and token == "":
            return None
        return token

    def error_leader(self, infile=None, lineno=None):
        return f'"{infile or self.infile}", line {lineno or self.lineno}: '

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    lexer = shlex(s, posix=posix)
    lexer.whitespace_split = True
    if not comments:
        lexer.commenters = ""
    return list(lexer)


def join(split_command):
    return " ".join(map(quote, split_command))


def quote(s):
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f"expected string object, got {type(s).__name__!r}")
    if s.isascii() and not re.search(r"[^\w@%+=:,./-]", s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
