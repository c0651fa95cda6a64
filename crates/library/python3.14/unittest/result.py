"""What became of tests."""
import io
import sys
from functools import wraps

__unittest = True
STDOUT_LINE = "\nStdout:\n%s"
STDERR_LINE = "\nStderr:\n%s"


def failfast(method):
    @wraps(method)
    def inner(self, *args, **kwargs):
        if getattr(self, "failfast", False):
            self.stop()
        return method(self, *args, **kwargs)
    return inner


class TestResult:
    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = self.shouldStop = self.buffer = self.tb_locals = self._mirrorOutput = False
        self.failures, self.errors, self.skipped, self.collectedDurations = [], [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun = 0
        self._streams = None

    def printErrors(self):
        pass

    def startTest(self, test):
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def _setupStdout(self):
        if self.buffer:
            if self._streams is None:
                self._streams = sys.stdout, sys.stderr, io.StringIO(), io.StringIO()
            sys.stdout, sys.stderr = self._streams[2:]

    def startTestRun(self):
        pass

    def stopTest(self, test):
        self._restoreStdout()
        self._mirrorOutput = False

    def _restoreStdout(self):
        if not self.buffer or self._streams is None:
            return
        out, err, own_out, own_err = self._streams
        if self._mirrorOutput:
            for own, real, line in (own_out, out, STDOUT_LINE), (own_err, err, STDERR_LINE):
                text = own.getvalue()
                if text:
                    real.write(line % (text if text.endswith("\n") else text + "\n"))
        sys.stdout, sys.stderr = out, err
        for own in own_out, own_err:
            own.seek(0)
            own.truncate()

    def stopTestRun(self):
        pass

    @failfast
    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        if err is not None:
            if getattr(self, "failfast", False):
                self.stop()
            found = self.failures if issubclass(err[0], test.failureException) else self.errors
            found.append((subtest, self._exc_info_to_string(err, test)))
            self._mirrorOutput = True

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        from traceback import TracebackException
        kind, value, tb = err
        tb = self._clean_tracebacks(kind, value, tb, test)
        text = "".join(TracebackException(kind, value, tb, capture_locals=self.tb_locals, compact=True).format())
        if self.buffer and self._streams:
            for own, line in zip(self._streams[2:], (STDOUT_LINE, STDERR_LINE)):
                output = own.getvalue()
                if output:
                    text += line % (output if output.endswith("\n") else output + "\n")
        return text

    def _clean_tracebacks(self, kind, value, tb, test):
        result = None
        todo, seen, first = [(kind, value, tb)], {id(value)}, True
        while todo:
            kind, value, tb = todo.pop()
            while tb and _is_own(tb):
                tb = tb.tb_next
            if kind is test.failureException:
                _cut_own_tail(tb)
            if first:
                result, first = tb, False
            else:
                value.__traceback__ = tb
            for other in () if value is None else (value.__cause__, value.__context__):
                if other is not None and id(other) not in seen:
                    todo.append((type(other), other, other.__traceback__))
                    seen.add(id(other))
        return result

    def __repr__(self):
        return (f"<{self.__class__.__module__}.{self.__class__.__qualname__} run={self.testsRun} "
                f"errors={len(self.errors)} failures={len(self.failures)}>")


def _is_own(tb):
    return "__unittest" in tb.tb_frame.f_globals


def _cut_own_tail(tb):
    last = None
    while tb and not _is_own(tb):
        last, tb = tb, tb.tb_next
    if last is not None:
        last.tb_next = None
