"""Tracebacks as text. The interpreter itself draws frames and carets; this module cuts and joins."""
import sys
import linecache

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
           "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb",
           "clear_frames", "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list"]
try:
    import _traceback as _native
except ImportError:
    _native = None
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_absent = object()


class FrameSummary:
    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "locals", "_text", "_dict")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None, **kwargs):
        self.filename, self.lineno, self.name = filename, lineno, name
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno, self.end_colno = colno, end_colno
        self._line = line
        self._text = None
        self.locals = None if locals is None else {k: _safe_repr(v) for k, v in locals.items()}

    @property
    def line(self):
        if self._line is None and self.lineno is not None:
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line and self._line.strip() if self._line is not None else None

    @property
    def _original_lines(self):
        return linecache.getline(self.filename, self.lineno).rstrip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other) and self.locals == other.locals
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    __hash__ = None

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _safe_repr(value):
    try:
        return repr(value)
    except Exception:
        return "<local repr() failed>"


def _frame_text(frame):
    if frame._text is not None:
        text = frame._text
    else:
        text = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
        if frame.line:
            text += f"    {frame.line}\n"
    if frame.locals:
        text += "".join(f"    {name} = {value}\n" for name, value in sorted(frame.locals.items()))
    return text


class StackSummary(list):
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        return cls._from(((f, n, None) for f, n in frame_gen), limit, capture_locals)

    @classmethod
    def _from(cls, entries, limit, capture_locals):
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        entries = list(entries)
        if limit is not None:
            entries = entries[:limit] if limit >= 0 else entries[limit:]
        result = cls()
        for frame, lineno, tb in entries:
            code = frame.f_code
            summary = FrameSummary(code.co_filename, lineno, code.co_name, lookup_line=False,
                                   locals=frame.f_locals if capture_locals else None)
            if tb is not None:
                if hasattr(code, "co_positions"):
                    positions = list(code.co_positions())
                    at = tb.tb_lasti // 2
                    if 0 <= at < len(positions):
                        _, summary.end_lineno, summary.colno, summary.end_colno = positions[at]
                if _native is not None:
                    summary._text = _native.entry_text(tb)
            result.append(summary)
        return result

    @classmethod
    def from_list(cls, a_list):
        result = StackSummary()
        for frame in a_list:
            if isinstance(frame, FrameSummary):
                result.append(frame)
            else:
                filename, lineno, name, line = frame
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        return _frame_text(frame_summary)

    def format(self, **kwargs):
        result = []
        last = None
        count = 0

        def flush():
            if count > 3:
                more = count - 3
                result.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")
        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            key = frame.filename, frame.lineno, frame.name
            if key != last:
                flush()
                last, count = key, 0
            count += 1
            if count <= 3:
                result.append(text)
        flush()
        return result


def walk_stack(f):
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def extract_tb(tb, limit=None):
    def entries():
        at = tb
        while at is not None:
            yield at.tb_frame, at.tb_lineno, at
            at = at.tb_next
    return StackSummary._from(entries(), limit, False)


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe(1)
    frames = list(walk_stack(f))
    if limit is not None:
        frames = frames[:limit] if limit >= 0 else frames[limit:]
    frames.reverse()
    return StackSummary.extract(iter(frames))


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    for item in format_list(extracted_list):
        print(item, file=file or sys.stderr, end="")


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    return format_list(extract_stack(sys._getframe(1) if f is None else f, limit))


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(sys._getframe(1) if f is None else f, limit), file)


def _type_name(cls):
    module = cls.__module__
    if module in ("__main__", "builtins"):
        return cls.__qualname__
    return f"{module if isinstance(module, str) else '<unknown>'}.{cls.__qualname__}"


def _value_text(value):
    try:
        return str(value)
    except Exception:
        return f"<exception str() failed>"


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth

        def entries():
            at = exc_traceback
            while at is not None:
                yield at.tb_frame, at.tb_lineno, at
                at = at.tb_next
        self.stack = StackSummary._from(entries(), limit, capture_locals)
        self.exc_type = exc_type
        self.exc_type_str = _type_name(exc_type) if exc_type is not None else None
        self._exc = exc_value
        self._str = _value_text(exc_value) if exc_value is not None else ""
        self._lines = _native.exception_only(exc_value, exc_traceback) if _native is not None else None
        notes = getattr(exc_value, "__notes__", None)
        self.__notes__ = list(notes) if isinstance(notes, (list, tuple)) else notes
        if exc_type is not None and issubclass(exc_type, SyntaxError):
            self.filename, self.lineno, self.end_lineno = exc_value.filename, exc_value.lineno, exc_value.end_lineno
            self.text, self.offset, self.end_offset = exc_value.text, exc_value.offset, exc_value.end_offset
            self.msg = exc_value.msg
        self.__cause__ = self.__context__ = self.exceptions = None
        self.__suppress_context__ = bool(exc_value is not None and exc_value.__suppress_context__)

        def inner(other):
            return TracebackException(type(other), other, other.__traceback__, limit=limit,
                                      capture_locals=capture_locals, max_group_width=max_group_width,
                                      max_group_depth=max_group_depth, _seen=seen)
        if exc_value is not None:
            cause, context = exc_value.__cause__, exc_value.__context__
            if cause is not None and id(cause) not in seen:
                self.__cause__ = inner(cause)
            if context is not None and id(context) not in seen and (not compact or cause is None and not exc_value.__suppress_context__):
                self.__context__ = inner(context)
            if isinstance(exc_value, BaseExceptionGroup):
                self.exceptions = [inner(e) for e in exc_value.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str_(self):
        return self.exc_type_str

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return list(self.format()) == list(other.format())
        return NotImplemented

    __hash__ = None

    def __str__(self):
        return self._str

    def _only(self):
        if self.exc_type is None:
            yield "NoneType: None\n"
            return
        if _native is not None:
            yield from self._lines
            return
        if issubclass(self.exc_type, SyntaxError) and getattr(self, "lineno", None) is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
            if self.text is not None:
                line = self.text.rstrip("\n")
                stripped = line.lstrip(" \n\f")
                yield f"    {stripped}\n"
                if self.offset is not None:
                    end = self.end_offset if self.end_offset not in (None, 0, -1) else self.offset
                    if self.offset == end or end < self.offset:
                        end = self.offset + 1
                    col = self.offset - 1 - (len(line) - len(stripped))
                    if col >= 0:
                        yield f"    {' ' * col}{'^' * (end - self.offset)}\n"
            yield f"{self.exc_type_str}: {self.msg or '<no detail available>'}\n"
        else:
            yield f"{self.exc_type_str}: {self._str}\n" if self._str else f"{self.exc_type_str}\n"
        notes = self.__notes__
        if isinstance(notes, list):
            for note in notes:
                for line in str(note).split("\n"):
                    yield line + "\n"
        elif notes is not None:
            yield f"{notes!r}\n"

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        indent = 3 * _depth * " "
        for line in self._only():
            yield "".join(indent + part for part in line.splitlines(True))
        if show_group and self.exceptions:
            for e in self.exceptions:
                yield from e.format_exception_only(show_group=True, _depth=_depth + 1)

    def format(self, *, chain=True, _indent="", _depth=0, **kwargs):
        todo = []
        exc = self
        if chain:
            while exc:
                if exc.__cause__ is not None:
                    message, following = _CAUSE, exc.__cause__
                elif exc.__context__ is not None and not exc.__suppress_context__:
                    message, following = _CONTEXT, exc.__context__
                else:
                    message = following = None
                todo.append((message, exc))
                exc = following
        else:
            todo.append((None, exc))

        def put(text, margin="| "):
            prefix = _indent + (margin if _depth else "")
            return "".join(prefix + line for line in text.splitlines(True))
        for message, exc in reversed(todo):
            if message is not None:
                yield put(message)
            if exc.exceptions is None:
                if exc.stack:
                    yield put("Traceback (most recent call last):\n")
                    for line in exc.stack.format():
                        yield put(line)
                for line in exc.format_exception_only():
                    yield put(line)
            elif _depth >= self.max_group_depth:
                yield put(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from exc._format_group(_indent, _depth)

    def _format_group(self, indent, depth):
        top = depth == 0
        inner = indent + "  " if top else indent
        bar = "| "

        def put(text, margin=bar):
            return "".join(inner + margin + line for line in text.splitlines(True))
        if self.stack:
            yield put("Exception Group Traceback (most recent call last):\n", "+ " if top else bar)
            for line in self.stack.format():
                yield put(line)
        for line in self.format_exception_only():
            yield put(line)
        n = len(self.exceptions)
        shown = n if n <= self.max_group_width else self.max_group_width + 1
        for i in range(shown):
            title = str(i + 1) if n <= self.max_group_width or i < self.max_group_width else "..."
            yield inner + ("+-" if i == 0 else "  ") + f"+---------------- {title} ----------------\n"
            deeper = inner + "  "
            if title != "...":
                yield from self.exceptions[i].format(_indent=deeper, _depth=depth + 1)
            else:
                remaining = n - self.max_group_width
                yield deeper + bar + f"and {remaining} more exception{'s' if remaining > 1 else ''}\n"
            if i == shown - 1:
                last = self.exceptions[i] if title != "..." else None
                if last is None or last.exceptions is None or depth + 1 >= self.max_group_depth:
                    yield deeper + "+------------------------------------\n"

    def print(self, *, file=None, chain=True, **kwargs):
        for line in self.format(chain=chain):
            print(line, file=file or sys.stderr, end="")


def _parse(exc, value, tb):
    if value is _absent and tb is _absent:
        if exc is None:
            return None, None
        if isinstance(exc, BaseException):
            return exc, exc.__traceback__
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    if (value is _absent) != (tb is _absent):
        raise ValueError("Both or neither of value and tb must be given")
    return value, tb


def format_exception(exc, /, value=_absent, tb=_absent, limit=None, chain=True, **kwargs):
    value, tb = _parse(exc, value, tb)
    return list(TracebackException(type(value) if value is not None else None, value, tb, limit=limit,
                                   compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_absent, *, show_group=False, **kwargs):
    if value is _absent:
        value = exc
    te = TracebackException(type(value) if value is not None else None, value, None, compact=True)
    return list(te.format_exception_only(show_group=show_group))


def print_exception(exc, /, value=_absent, tb=_absent, limit=None, file=None, chain=True, **kwargs):
    value, tb = _parse(exc, value, tb)
    TracebackException(type(value) if value is not None else None, value, tb, limit=limit,
                       compact=True).print(file=file, chain=chain)


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next
