"""Examples in docstrings, run and compared."""
import re
import sys
import traceback
from collections import namedtuple
from io import StringIO

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."


class TestResults(namedtuple("TestResults", "failed attempted")):
    def __new__(cls, failed, attempted, *, skipped=0):
        made = super().__new__(cls, failed, attempted)
        made.skipped = skipped
        return made

    def __repr__(self):
        if self.skipped:
            return f"TestResults(failed={self.failed}, attempted={self.attempted}, skipped={self.skipped})"
        return super().__repr__()


class Example:
    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want + "\n" if want and not want.endswith("\n") else want
        self.exc_msg = exc_msg + "\n" if exc_msg is not None and not exc_msg.endswith("\n") else exc_msg
        self.lineno, self.indent, self.options = lineno, indent, options or {}


class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.globs, self.name, self.filename = examples, globs.copy(), name, filename
        self.lineno, self.docstring = lineno, docstring

    def __repr__(self):
        n = len(self.examples)
        text = "no examples" if n == 0 else "1 example" if n == 1 else f"{n} examples"
        return f"<{self.__class__.__name__} {self.name} from {self.filename}:{self.lineno} ({text})>"

    def __lt__(self, other):
        key = [(t.name, t.filename or "", t.lineno or 0) for t in (self, other)]
        return key[0] < key[1]


class DocTestParser:
    _example = re.compile(r"(?P<source>(?:^(?P<indent> *)>>> .*|^(?P<bare> *)>>>$)(?:\n *\.\.\. .*|\n *\.\.\.$)*)\n?"
                          r"(?P<want>(?:(?![ ]*$)(?![ ]*>>>).+$\n?)*)", re.M)
    _exception = re.compile(r"^(?:Traceback\ \((?:most\ recent\ call\ last|innermost\ last)\):)\s*$"
                            r"(?P<stack>(?:\n[ \t]+.*|\n)*?)\n(?P<msg>\w+.*)", re.M | re.S)
    _option = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", re.M)

    def parse(self, string, name="<string>"):
        string = string.expandtabs()
        margins = [len(m) for m in re.findall(r"^( *)(?=\S)", string, re.M)]
        margin = min(margins, default=0)
        if margin:
            string = "\n".join(line[margin:] for line in string.split("\n"))
        output, at, line = [], 0, 0
        for m in self._example.finditer(string):
            output.append(string[at:m.start()])
            line += string.count("\n", at, m.start())
            indent = len(m["indent"] if m["indent"] is not None else m["bare"])
            lines = m["source"].split("\n")
            for i, text in enumerate(lines):
                if len(text) >= indent + 4 and text[indent + 3] != " ":
                    raise ValueError(f"line {line + i + 1} of the docstring for {name} lacks blank after "
                                     f"{text[indent:indent + 3]}: {text!r}")
                if i and text[:indent].strip():
                    raise ValueError(f"line {line + i + 1} of the docstring for {name} has inconsistent leading "
                                     f"whitespace: {text!r}")
            source = "\n".join(text[indent + 4:] for text in lines)
            want = m["want"].split("\n")
            if len(want) > 1 and not want[-1].strip():
                del want[-1]
            for i, text in enumerate(want):
                if text and text[:indent].strip():
                    raise ValueError(f"line {line + len(lines) + i + 1} of the docstring for {name} has inconsistent "
                                     f"leading whitespace: {text!r}")
            want = "\n".join(text[indent:] for text in want)
            raised = self._exception.match(want)
            options = self._options(source, name, line)
            if not re.fullmatch(r"\s*(#.*)?", source, re.S) or "\n" in source:
                output.append(Example(source, want, raised["msg"] if raised else None, line, margin + indent, options))
            line += string.count("\n", m.start(), m.end())
            at = m.end()
        output.append(string[at:])
        return output

    def _options(self, source, name, line):
        options = {}
        for m in self._option.finditer(source):
            for option in m[1].replace(",", " ").split():
                if option[0] not in "+-" or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {line + 1} of the doctest for {name} has an invalid option: {option!r}")
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == "+"
        return options

    def get_examples(self, string, name="<string>"):
        return [x for x in self.parse(string, name) if isinstance(x, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


class DocTestFinder:
    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser, self._verbose, self._recurse, self._exclude_empty = parser, verbose, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't exist: "
                                 f"{type(obj)!r}")
        if module is None and not isinstance(obj, type(sys)):
            module = sys.modules.get(getattr(obj, "__module__", None))
        elif module is None:
            module = obj
        globs = (module.__dict__ if module else {}).copy() if globs is None else globs.copy()
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, globs, set())
        tests.sort()
        return tests

    def _find(self, tests, obj, name, module, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        doc = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        doc = doc if isinstance(doc, str) else ""
        if doc or not self._exclude_empty:
            filename = getattr(module, "__file__", None) or getattr(module, "__name__", None)
            test = self._parser.get_doctest(doc, globs, name, filename, self._line(obj, doc, filename))
            if test.examples or not self._exclude_empty:
                tests.append(test)
        if not self._recurse:
            return
        if isinstance(obj, type(sys)):
            for key, value in obj.__dict__.items():
                if _is_routine(value) and self._is_from(module, value):
                    self._find(tests, value, f"{name}.{key}", module, globs, seen)
            for key, value in getattr(obj, "__test__", {}).items():
                self._find(tests, value, f"{name}.__test__.{key}", module, globs, seen)
        if isinstance(obj, type):
            for key, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (_is_routine(value) or isinstance(value, property)) and self._is_from(module, value):
                    self._find(tests, value, f"{name}.{key}", module, globs, seen)

    def _is_from(self, module, obj):
        if isinstance(obj, property) or module is None:
            return True
        import inspect
        inner = inspect.unwrap(obj)
        if inspect.isfunction(inner):
            return module.__dict__ is inner.__globals__
        return module.__name__ == getattr(obj, "__module__", None)

    def _line(self, obj, doc, filename):
        import linecache
        lines = linecache.getlines(filename) if filename else []
        at = 0 if isinstance(obj, type(sys)) and doc else None
        if isinstance(obj, type):
            for i, text in enumerate(lines):
                if re.match(rf"\s*class\s*{re.escape(obj.__name__)}\b", text):
                    at = i
                    break
        if isinstance(obj, property):
            obj = obj.fget
        import inspect
        obj = inspect.unwrap(obj) if callable(obj) and not isinstance(obj, type) else obj
        if inspect.isfunction(obj):
            at = obj.__code__.co_firstlineno - 1
        if at is not None:
            for i in range(at, len(lines)):
                if re.match(r'(^|.*:)\s*\w*("|\')', lines[i]):
                    return i
        return None


def _is_routine(value):
    import inspect
    return inspect.isroutine(inspect.unwrap(value)) or isinstance(value, type)


class OutputChecker:
    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf"(?m)^{BLANKLINE_MARKER}\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _ellipsis_match(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub("(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        if optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF) and (
                optionflags & REPORT_NDIFF or want.count("\n") > 2 and got.count("\n") > 2):
            import difflib
            a, b = want.splitlines(keepends=True), got.splitlines(keepends=True)
            if optionflags & REPORT_UDIFF:
                kind, diff = "unified diff with -expected +actual", list(difflib.unified_diff(a, b, n=2))[2:]
            elif optionflags & REPORT_CDIFF:
                kind, diff = "context diff with expected followed by actual", list(difflib.context_diff(a, b, n=2))[2:]
            else:
                kind, diff = "ndiff with -expected +actual", list(difflib.ndiff(a, b))
            return f"Differences ({kind}):\n" + _indent("".join(diff))
        if want and got:
            return f"Expected:\n{_indent(want)}Got:\n{_indent(got)}"
        if want:
            return f"Expected:\n{_indent(want)}Got nothing\n"
        return f"Expected nothing\nGot:\n{_indent(got)}" if got else "Expected nothing\nGot nothing\n"


def _indent(s, indent=4):
    return re.sub("(?m)^(?!$)", indent * " ", s)


def _ellipsis_match(want, got):
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    start, end = len(first), len(got) - len(last)
    if not got.startswith(first) or not got.endswith(last) or start > end:
        return False
    for piece in middle:
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


class DocTestRunner:
    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}

    def report_start(self, out, test, example):
        if self._verbose:
            out("Trying:\n" + _indent(example.source) + (
                "Expecting:\n" + _indent(example.want) if example.want else "Expecting nothing\n"))

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(self._header(test, example) + "Exception raised:\n"
            + _indent("".join(traceback.format_exception(*exc_info))))

    def _header(self, test, example):
        lines = [self.DIVIDER]
        if test.filename:
            line = "?" if test.lineno is None or example.lineno is None else test.lineno + example.lineno + 1
            lines.append(f'File "{test.filename}", line {line}, in {test.name}')
        else:
            lines.append(f"Line {example.lineno + 1}, in {test.name}")
        lines += ["Failed example:", _indent(example.source)]
        return "\n".join(lines)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        self.test = test
        real, capture = sys.stdout, StringIO()
        out = real.write if out is None else out
        old_hook = sys.displayhook
        sys.stdout = capture

        def show(value):
            if value is not None:
                import builtins
                print(repr(value), file=sys.stdout)
                builtins._ = value
        sys.displayhook = show
        failures = tries = skips = 0
        try:
            for number, example in enumerate(test.examples):
                quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
                self.optionflags = self.original_optionflags
                for flag, on in example.options.items():
                    self.optionflags = self.optionflags | flag if on else self.optionflags & ~flag
                if self.optionflags & SKIP:
                    skips += 1
                    continue
                tries += 1
                if not quiet:
                    self.report_start(out, test, example)
                exception = None
                try:
                    exec(compile(example.source, f"<doctest {test.name}[{number}]>", "single"), test.globs)
                except KeyboardInterrupt:
                    raise
                except BaseException as e:
                    exception = type(e), e, e.__traceback__.tb_next if e.__traceback__ else None
                got = capture.getvalue()
                if got and not got.endswith("\n"):
                    got += "\n"
                capture.seek(0)
                capture.truncate()
                check = self._checker.check_output
                outcome = "fail"
                if exception is None:
                    if check(example.want, got, self.optionflags):
                        outcome = "ok"
                else:
                    lines = traceback.format_exception_only(exception[1])
                    if issubclass(exception[0], SyntaxError):
                        lines = lines[-1:] if not getattr(exception[1], "__notes__", None) else lines
                    message = "".join(lines)
                    got += "".join(traceback.format_exception(*exception))
                    if example.exc_msg is None:
                        outcome = "boom"
                    elif check(example.exc_msg, message, self.optionflags):
                        outcome = "ok"
                    elif self.optionflags & IGNORE_EXCEPTION_DETAIL and check(
                            _bare_name(example.exc_msg), _bare_name(message), self.optionflags):
                        outcome = "ok"
                if outcome == "ok":
                    if not quiet:
                        self.report_success(out, test, example, got)
                    continue
                failures += 1
                if not quiet:
                    if outcome == "fail":
                        self.report_failure(out, test, example, got)
                    else:
                        self.report_unexpected_exception(out, test, example, exception)
                if self.optionflags & FAIL_FAST:
                    break
        finally:
            self.optionflags = self.original_optionflags
            sys.stdout, sys.displayhook = real, old_hook
            if clear_globs:
                test.globs.clear()
        f, t, s = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = f + failures, t + tries, s + skips
        self.failures += failures
        self.tries += tries
        self.skips += skips
        return TestResults(failures, tries, skipped=skips)

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        notests, passed, failed = [], [], []
        tries = failures = skips = 0

        def tests(n):
            return f"{n} test{'' if n == 1 else 's'}"
        for name, (f, t, s) in self._stats.items():
            failures, tries, skips = failures + f, tries + t, skips + s
            if not t:
                notests.append(name)
            elif not f:
                passed.append((name, t))
            else:
                failed.append((name, (f, t, s)))

        def items(n):
            return f"{n} item{'' if n == 1 else 's'}"
        if verbose:
            if notests:
                print(f"{items(len(notests))} had no tests:")
                for name in sorted(notests):
                    print(f"    {name}")
            if passed:
                print(f"{items(len(passed))} passed all tests:")
                for name, t in sorted(passed):
                    print(f" {t:3d} test{' ' if t == 1 else 's'} in {name}")
        if failed:
            print(self.DIVIDER)
            print(f"{items(len(failed))} had failures:")
            for name, (f, t, s) in sorted(failed):
                print(f" {f:3d} of {t:3d} in {name}")
        if verbose:
            print(f"{tests(tries)} in {items(len(self._stats))}.")
            print(f"{tries - failures} passed" + (f" and {failures} failed" if failures else "")
                  + (f" and {skips} skipped" if skips else "") + ".")
        if failures:
            print(f"***Test Failed*** {failures} failure{'' if failures == 1 else 's'}"
                  + (f" and {skips} skipped test{'' if skips == 1 else 's'}" if skips else "") + ".")
        elif verbose:
            print("Test passed.")
        return TestResults(failures, tries, skipped=skips)


def _bare_name(message):
    end = message.find("\n") if "\n" in message else len(message)
    colon = message.find(":", 0, end)
    end = colon if colon >= 0 else end
    return message[message.rfind(".", 0, end) + 1:end]


class DebugRunner(DocTestRunner):
    def report_unexpected_exception(self, out, test, example, exc_info):
        raise exc_info[1]


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    if m is None:
        m = sys.modules.get("__main__")
    if not isinstance(m, type(sys)):
        raise TypeError(f"testmod: module required; {m!r}")
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, m.__name__ if name is None else name, globs=globs,
                                                                extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    import unittest
    module = sys.modules["__main__" if module is None else module] if not isinstance(module, type(sys)) else module

    class DocTestCase(unittest.TestCase):
        def __init__(self, test):
            super().__init__()
            self._test = test

        def runTest(self):
            new = StringIO()
            runner = DocTestRunner(verbose=False, optionflags=options.get("optionflags", 0))
            runner.run(self._test, out=new.write, clear_globs=False)
            if runner.failures:
                raise self.failureException(f"Failed doctest test for {self._test.name}\n" + new.getvalue())

        def id(self):
            return self._test.name

        def __str__(self):
            path = self._test.name.split(".")
            return f"{path[-1]} ({'.'.join(path[:-1])})"

        def shortDescription(self):
            return f"Doctest: {self._test.name}"
    tests = (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)
    return unittest.TestSuite(DocTestCase(t) for t in tests if t.examples)
