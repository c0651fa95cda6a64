"""Many tests, and finding them."""
import functools
import sys
from fnmatch import fnmatchcase
from . import case
from ._util import strclass

__unittest = True


class BaseTestSuite:
    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{strclass(self.__class__)} tests={list(self)}>"

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, self.__class__) else NotImplemented

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            self._forget(index)
        return result

    def _forget(self, index):
        if self._cleanup and self._tests[index] is not None:
            self._removed_tests += getattr(self._tests[index], "countTestCases", lambda: 0)()
            self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


class _ErrorHolder:
    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    __str__ = id

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def countTestCases(self):
        return 0


class TestSuite(BaseTestSuite):
    def run(self, result, debug=False):
        top = not result._testRunEntered
        if top:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not isinstance(test, BaseTestSuite) and hasattr(test, "__class__"):
                self._leave_class(test.__class__, result)
                self._enter_module(test.__class__, result)
                self._enter_class(test.__class__, result)
                result._previousTestClass = test.__class__
                if getattr(test.__class__, "_classSetupFailed", False) or result._moduleSetUpFailed:
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            self._forget(index)
        if top:
            self._leave_class(None, result)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def _fixture(self, result, name, owner, function, cleanups):
        failed = False
        for part in (function, cleanups):
            if part is None:
                continue
            result._setupStdout() if hasattr(result, "_setupStdout") else None
            try:
                part()
            except Exception as e:
                failed = True
                self._report(result, name, owner, e)
            finally:
                result._restoreStdout() if hasattr(result, "_restoreStdout") else None
        return failed

    def _report(self, result, name, owner, e, info=None):
        holder = _ErrorHolder(f"{name} ({owner})")
        if isinstance(e, case.SkipTest):
            result.addSkip(holder, str(e))
        else:
            result.addError(holder, info or sys.exc_info())

    def _class_cleanups(self, cls, result, name):
        if hasattr(cls, "doClassCleanups"):
            cls.doClassCleanups()
            for info in cls.tearDown_exceptions:
                self._report(result, name, strclass(cls), info[1], info)

    def _enter_class(self, cls, result):
        if cls is result._previousTestClass or result._moduleSetUpFailed or getattr(cls, "__unittest_skip__", False):
            return
        try:
            cls._classSetupFailed = False
        except TypeError:
            pass
        function = getattr(cls, "setUpClass", None)
        if function is not None and self._fixture(result, "setUpClass", strclass(cls), function, None):
            cls._classSetupFailed = True
            self._class_cleanups(cls, result, "setUpClass")

    def _leave_class(self, now, result):
        cls = result._previousTestClass
        if (cls is None or cls is now or getattr(cls, "_classSetupFailed", False) or result._moduleSetUpFailed
                or getattr(cls, "__unittest_skip__", False)):
            return
        function = getattr(cls, "tearDownClass", None)
        if function is not None:
            self._fixture(result, "tearDownClass", strclass(cls), function, None)
            self._class_cleanups(cls, result, "tearDownClass")

    def _enter_module(self, cls, result):
        previous = getattr(result._previousTestClass, "__module__", None)
        if cls.__module__ == previous:
            return
        self._leave_module(result)
        result._moduleSetUpFailed = False
        module = sys.modules.get(cls.__module__)
        function = getattr(module, "setUpModule", None)
        if function is not None and self._fixture(result, "setUpModule", cls.__module__, function, None):
            result._moduleSetUpFailed = True
            self._fixture(result, "setUpModule", cls.__module__, None, case.doModuleCleanups)

    def _leave_module(self, result):
        previous = getattr(result._previousTestClass, "__module__", None)
        if previous is None or result._moduleSetUpFailed or previous not in sys.modules:
            return
        function = getattr(sys.modules[previous], "tearDownModule", None)
        self._fixture(result, "tearDownModule", previous, function, case.doModuleCleanups)

    def debug(self):
        from .result import TestResult
        self.run(TestResult(), True)


class TestLoader:
    testMethodPrefix = "test"
    testNamePatterns = None
    suiteClass = TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors = []

    @staticmethod
    def sortTestMethodsUsing(a, b):
        return (a > b) - (a < b)

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if (isinstance(obj, type) and issubclass(obj, case.TestCase)
                    and obj not in (case.TestCase, case.FunctionTestCase)):
                tests.append(self.loadTestsFromTestCase(obj))
        tests = self.suiteClass(tests)
        load_tests = getattr(module, "load_tests", None)
        return tests if load_tests is None else load_tests(self, tests, pattern)

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        if module is None:
            module = __import__(parts[0])
            parts = parts[1:]
        parent, obj = None, module
        for part in parts:
            parent, obj = obj, getattr(obj, part)
        if isinstance(obj, type(sys)):
            return self.loadTestsFromModule(obj)
        if isinstance(obj, type) and issubclass(obj, case.TestCase):
            return self.loadTestsFromTestCase(obj)
        if isinstance(parent, type) and issubclass(parent, case.TestCase):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(obj, TestSuite):
            return obj
        if callable(obj):
            test = obj()
            if isinstance(test, TestSuite):
                return test
            if isinstance(test, case.TestCase):
                return self.suiteClass([test])
            raise TypeError(f"calling {obj} returned {test}, not a test")
        raise TypeError(f"don't know how to make test from: {obj}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        def wanted(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            full = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}"
            return self.testNamePatterns is None or any(fnmatchcase(full, p) for p in self.testNamePatterns)
        names = list(filter(wanted, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        return self.loadTestsFromModule(sys.modules["__main__"])


defaultTestLoader = TestLoader()
