"""What differs between two sequences."""
from collections import namedtuple
import re

__all__ = ["get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK", "IS_LINE_JUNK",
           "context_diff", "unified_diff", "diff_bytes", "Match"]
Match = namedtuple("Match", "a b size")


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = self.fullbcount = None
            self._index()

    def _index(self):
        self.b2j = where = {}
        for i, item in enumerate(self.b):
            where.setdefault(item, []).append(i)
        self.bjunk = {item for item in where if self.isjunk(item)} if self.isjunk else set()
        for item in self.bjunk:
            del where[item]
        n = len(self.b)
        limit = n // 100 + 1
        self.bpopular = ({item for item, at in where.items() if len(at) > limit} if self.autojunk and n >= 200
                         else set())
        for item in self.bpopular:
            del where[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b, where, junk = self.a, self.b, self.b2j, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        i, j, size = alo, blo, 0
        lengths = {}
        for x in range(alo, ahi):
            now = {}
            for y in where.get(a[x], ()):
                if y < blo:
                    continue
                if y >= bhi:
                    break
                k = now[y] = lengths.get(y - 1, 0) + 1
                if k > size:
                    i, j, size = x - k + 1, y - k + 1, k
            lengths = now
        # Popular items join at both ends first, then junk does.
        for wants_junk in False, True:
            while i > alo and j > blo and (b[j - 1] in junk) == wants_junk and a[i - 1] == b[j - 1]:
                i, j, size = i - 1, j - 1, size + 1
            while (i + size < ahi and j + size < bhi and (b[j + size] in junk) == wants_junk
                   and a[i + size] == b[j + size]):
                size += 1
        return Match(i, j, size)

    def get_matching_blocks(self):
        if self.matching_blocks is not None:
            return self.matching_blocks
        na, nb = len(self.a), len(self.b)
        todo, found = [(0, na, 0, nb)], []
        while todo:
            alo, ahi, blo, bhi = todo.pop()
            i, j, k = match = self.find_longest_match(alo, ahi, blo, bhi)
            if k:
                found.append(match)
                if alo < i and blo < j:
                    todo.append((alo, i, blo, j))
                if i + k < ahi and j + k < bhi:
                    todo.append((i + k, ahi, j + k, bhi))
        found.sort()
        joined = []
        ai = bi = size = 0
        for i, j, k in found:
            if ai + size == i and bi + size == j:
                size += k
            else:
                if size:
                    joined.append(Match(ai, bi, size))
                ai, bi, size = i, j, k
        if size:
            joined.append(Match(ai, bi, size))
        joined.append(Match(na, nb, 0))
        self.matching_blocks = joined
        return joined

    def get_opcodes(self):
        if self.opcodes is None:
            self.opcodes = found = []
            i = j = 0
            for ai, bj, size in self.get_matching_blocks():
                tag = "replace" if i < ai and j < bj else "delete" if i < ai else "insert" if j < bj else ""
                if tag:
                    found.append((tag, i, ai, j, bj))
                i, j = ai + size, bj + size
                if size:
                    found.append(("equal", ai, i, bj, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        codes = list(self.get_opcodes()) or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        return _ratio(sum(m[-1] for m in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        if self.fullbcount is None:
            self.fullbcount = counts = {}
            for item in self.b:
                counts[item] = counts.get(item, 0) + 1
        left = {}
        matches = 0
        for item in self.a:
            n = left.get(item, self.fullbcount.get(item, 0))
            left[item] = n - 1
            matches += n > 0
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        na, nb = len(self.a), len(self.b)
        return _ratio(min(na, nb), na + nb)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    s = SequenceMatcher()
    s.set_seq2(word)
    found = []
    for x in possibilities:
        s.set_seq1(x)
        if s.real_quick_ratio() >= cutoff and s.quick_ratio() >= cutoff and s.ratio() >= cutoff:
            found.append((s.ratio(), x))
    from heapq import nlargest
    return [x for score, x in nlargest(n, found)]


def _dump(sign, lines, lo, hi):
    for i in range(lo, hi):
        yield f"{sign} {lines[i]}"


def _marks(line, tags):
    tags = "".join(c if t == " " and c.isspace() else t for c, t in zip(line, tags)).rstrip()
    return [f"? {tags}\n"] if tags else []


class Differ:
    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._similar(a, alo, ahi, b, blo, bhi)
            elif tag == "insert":
                yield from _dump("+", b, blo, bhi)
            else:
                yield from _dump("-" if tag == "delete" else " ", a, alo, ahi)

    def _plain(self, a, alo, ahi, b, blo, bhi):
        gone, new = _dump("-", a, alo, ahi), _dump("+", b, blo, bhi)
        both = (new, gone) if 0 < bhi - blo < ahi - alo else (gone, new)
        for lines in both:
            yield from lines

    def _similar(self, a, alo, ahi, b, blo, bhi):
        # Each line of b is paired with the most similar line of a that is not far from the same place.
        s = SequenceMatcher(self.charjunk)
        done_a, done_b = alo, blo
        for j in range(blo, bhi):
            s.set_seq2(b[j])
            middle = alo + j - blo
            near = range(max(middle - 10, done_a), min(middle + 11, ahi))
            if not near:
                break
            best, best_i = 0.74999, None
            for i in near:
                s.set_seq1(a[i])
                if s.real_quick_ratio() > best and s.quick_ratio() > best and s.ratio() > best:
                    best, best_i = s.ratio(), i
            if best_i is None:
                continue
            yield from self._plain(a, done_a, best_i, b, done_b, j)
            x, y = a[best_i], b[j]
            if x == y:
                yield "  " + x
            else:
                tags_x = tags_y = ""
                s.set_seqs(x, y)
                for tag, i1, i2, j1, j2 in s.get_opcodes():
                    sign_x, sign_y = {"replace": "^^", "delete": "- ", "insert": " +", "equal": "  "}[tag]
                    tags_x += sign_x * (i2 - i1)
                    tags_y += sign_y * (j2 - j1)
                yield from ["- " + x, *_marks(x, tags_x), "+ " + y, *_marks(y, tags_y)]
            done_a, done_b = best_i + 1, j + 1
        yield from self._plain(a, done_a, ahi, b, done_b, bhi)


def IS_LINE_JUNK(line, pat=None):
    return line.strip() in "#" if pat is None else pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    try:
        tag = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}") from None
    for line in delta:
        if line[:2] in ("  ", tag):
            yield line[2:]


def _check(a, b, *rest):
    for lines in a, b:
        if lines and not isinstance(lines[0], str):
            raise TypeError(f"lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})")
        if isinstance(lines, str):
            raise TypeError(f"input must be a sequence of strings, not {type(lines).__name__}")
    for arg in rest:
        if not isinstance(arg, str):
            raise TypeError(f"all arguments must be str, not: {arg!r}")


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _check(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)

    def span(lo, hi):
        size = hi - lo
        return f"{lo + 1}" if size == 1 else f"{lo + (size > 0)},{size}"
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            for sign, name, date in ("---", fromfile, fromfiledate), ("+++", tofile, tofiledate):
                yield f"{sign} {name}{date and chr(9) + date}{lineterm}"
        first, last = group[0], group[-1]
        yield f"@@ -{span(first[1], last[2])} +{span(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag != "insert":
                for line in a[i1:i2]:
                    yield "-" + line
            if tag != "delete":
                for line in b[j1:j2]:
                    yield "+" + line


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _check(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)

    def span(lo, hi):
        size = hi - lo
        start = lo + (size > 0)
        return f"{start}" if size <= 1 else f"{start},{start + size - 1}"
    sign = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            for mark, name, date in ("***", fromfile, fromfiledate), ("---", tofile, tofiledate):
                yield f"{mark} {name}{date and chr(9) + date}{lineterm}"
        first, last = group[0], group[-1]
        yield "*" * 15 + lineterm
        yield f"*** {span(first[1], last[2])} ****{lineterm}"
        if any(tag in ("replace", "delete") for tag, *_ in group):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield sign[tag] + line
        yield f"--- {span(first[3], last[4])} ----{lineterm}"
        if any(tag in ("replace", "insert") for tag, *_ in group):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield sign[tag] + line


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3, lineterm=b"\n"):
    def text(s):
        try:
            return s.decode("latin-1")
        except AttributeError as e:
            raise TypeError(f"all arguments must be bytes, not {type(s).__name__} ({s!r})") from e
    for line in dfunc(list(map(text, a)), list(map(text, b)), *map(text, (fromfile, tofile, fromfiledate, tofiledate)),
                      n, text(lineterm)):
        yield line.encode("latin-1")
