"""The assert methods, worded as CPython's."""
import re
import sys
import warnings
from ._util import reprs, safe_repr

__unittest = True


def _is_subtype(expected, base):
    if isinstance(expected, tuple):
        return all(_is_subtype(e, base) for e in expected)
    return isinstance(expected, type) and issubclass(expected, base)


class _Raises:
    base, words = BaseException, "() arg 1 must be an exception type or tuple of exception types"

    def __init__(self, expected, test_case, expected_regex=None):
        self.test_case, self.expected, self.msg = test_case, expected, None
        self.expected_regex = re.compile(expected_regex) if expected_regex is not None else None
        self.obj_name = None

    def _fail(self, standard):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standard))

    def handle(self, name, args, kwargs):
        try:
            if not _is_subtype(self.expected, self.base):
                raise TypeError(name + self.words)
            if not args:
                self.msg = kwargs.pop("msg", None)
                if kwargs:
                    raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
                return self
            call, *args = args
            self.obj_name = getattr(call, "__name__", None) or str(call)
            with self:
                call(*args, **kwargs)
        finally:
            self = None

    def _expected_name(self):
        try:
            return self.expected.__name__
        except AttributeError:
            return str(self.expected)

    def _missing(self, verb):
        by = f" by {self.obj_name}" if self.obj_name else ""
        self._fail(f"{self._expected_name()} not {verb}{by}")

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._missing("raised")
        if not issubclass(exc_type, self.expected):
            return False
        from traceback import clear_frames
        clear_frames(tb)
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._fail(f'"{self.expected_regex.pattern}" does not match "{exc_value}"')
        return True


class _Warns(_Raises):
    base, words = Warning, "() arg 1 must be a warning type or tuple of warning types"

    def __enter__(self):
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self._catch = warnings.catch_warnings(record=True)
        self.warnings = self._catch.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self._catch.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        first = None
        for m in self.warnings:
            w = m.message
            if not isinstance(w, self.expected):
                continue
            first = w if first is None else first
            if self.expected_regex is not None and not self.expected_regex.search(str(w)):
                continue
            self.warning, self.filename, self.lineno = w, m.filename, m.lineno
            return
        if first is not None:
            self._fail(f'"{self.expected_regex.pattern}" does not match "{first}"')
        self._missing("triggered")


class _Logs:
    def __init__(self, test_case, logger_name, level, no_logs, formatter=None):
        import logging
        self.test_case, self.logger_name, self.no_logs = test_case, logger_name, no_logs
        self.level = logging.INFO if not level else logging._nameToLevel.get(level, level)
        self.formatter, self.msg = formatter, None

    def __enter__(self):
        import logging
        from collections import namedtuple
        watched = namedtuple("_LoggingWatcher", ["records", "output"])([], [])

        class Capture(logging.Handler):
            def emit(self, record):
                watched.records.append(record)
                watched.output.append(self.format(record))
        self.watcher = watched
        logger = self.logger_name
        if not isinstance(logger, logging.Logger):
            logger = logging.getLogger(logger)
        self.logger = logger
        handler = Capture()
        handler.setLevel(self.level)
        handler.setFormatter(self.formatter or logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        self.old = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.no_logs else watched

    def __exit__(self, exc_type, exc_value, tb):
        self.logger.handlers, level, self.logger.propagate = self.old
        self.logger.setLevel(level)
        if exc_type is not None:
            return False
        import logging
        if self.no_logs:
            if self.watcher.records:
                raise self.test_case.failureException(self.test_case._formatMessage(
                    self.msg, f"Unexpected logs found: {self.watcher.output!r}"))
        elif not self.watcher.records:
            raise self.test_case.failureException(self.test_case._formatMessage(
                self.msg, f"no logs of level {logging.getLevelName(self.level)} or higher triggered on "
                          f"{self.logger.name}"))


def _diff(first, second):
    import difflib
    return "\n" + "\n".join(difflib.ndiff(first, second))


def _lines(value):
    import pprint
    return pprint.pformat(value).splitlines()


class Asserts:
    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f"{standardMsg} : {msg}"

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + f"\nDiff is {len(diff)} characters long. Set self.maxDiff to None to see it."

    def _no(self, msg, standard):
        self.fail(self._formatMessage(msg, standard))

    def assertTrue(self, expr, msg=None):
        if not expr:
            raise self.failureException(self._formatMessage(msg, f"{safe_repr(expr)} is not true"))

    def assertFalse(self, expr, msg=None):
        if expr:
            raise self.failureException(self._formatMessage(msg, f"{safe_repr(expr)} is not false"))

    def assertRaises(self, expected_exception, *args, **kwargs):
        context = _Raises(expected_exception, self)
        try:
            return context.handle("assertRaises", args, kwargs)
        finally:
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _Raises(expected_exception, self, expected_regex).handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _Warns(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _Warns(expected_warning, self, expected_regex).handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None, formatter=None):
        return _Logs(self, logger, level, False, formatter)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            raise self.failureException(self._formatMessage(msg, "%s != %s" % reprs(first, second)))

    def _getAssertEqualityFunc(self, first, second):
        if type(first) == type(second):
            found = self._type_equality_funcs.get(type(first))
            if found is not None:
                return getattr(self, found) if isinstance(found, str) else found
        return self._baseAssertEqual

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            raise self.failureException(self._formatMessage(msg, f"{safe_repr(first)} == {safe_repr(second)}"))

    def _near(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            return diff, diff <= delta, f" within {safe_repr(delta)} delta"
        places = 7 if places is None else places
        return diff, round(diff, places) == 0, f" within {places!r} places"

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        diff, near, how = self._near(first, second, places, delta)
        if not near:
            raise self.failureException(self._formatMessage(
                msg, f"{safe_repr(first)} != {safe_repr(second)}{how} ({safe_repr(diff)} difference)"))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff, near, how = self._near(first, second, places, delta)
        if first == second or near:
            more = "" if delta is None else f" ({safe_repr(diff)} difference)"
            raise self.failureException(self._formatMessage(
                msg, f"{safe_repr(first)} == {safe_repr(second)}{how}{more}"))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = "sequence" if seq_type is None else seq_type.__name__
        if seq_type is not None:
            for which, seq in ("First", seq1), ("Second", seq2):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f"{which} sequence is not a {name}: {safe_repr(seq)}")
        differing = None
        sizes = []
        for which, seq in ("First", seq1), ("Second", seq2):
            try:
                sizes.append(len(seq))
            except (TypeError, NotImplementedError):
                if differing is None:
                    differing = f"{which} {name} has no length.    Non-sequence?"
        if differing is None:
            if seq1 == seq2:
                return
            differing = "%ss differ: %s != %s\n" % (name.capitalize(), *reprs(seq1, seq2))
            len1, len2 = sizes
            none = (TypeError, IndexError, NotImplementedError)
            for i in range(min(len1, len2)):
                try:
                    item1 = seq1[i]
                except none:
                    differing += f"\nUnable to index element {i} of first {name}\n"
                    break
                try:
                    item2 = seq2[i]
                except none:
                    differing += f"\nUnable to index element {i} of second {name}\n"
                    break
                if item1 != item2:
                    differing += "\nFirst differing element %d:\n%s\n%s\n" % (i, *reprs(item1, item2))
                    break
            else:
                if len1 == len2 and seq_type is None and type(seq1) != type(seq2):
                    return
            if len1 != len2:
                which, longer, at = ("First", seq1, len2) if len1 > len2 else ("Second", seq2, len1)
                differing += f"\n{which} {name} contains {abs(len1 - len2)} additional elements.\n"
                try:
                    differing += f"First extra element {at}:\n{safe_repr(longer[at])}\n"
                except none:
                    differing += f"Unable to index element {at} of {which.lower()} {name}\n"
        self._no(msg, self._truncateMessage(differing, _diff(_lines(seq1), _lines(seq2))))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        gone = []
        for which, a, b in ("first", set1, set2), ("second", set2, set1):
            try:
                gone.append(a.difference(b))
            except TypeError as e:
                self.fail(f"invalid type when attempting set difference: {e}")
            except AttributeError as e:
                self.fail(f"{which} argument does not support set difference: {e}")
        lines = []
        for items, a, b in zip(gone, ("first", "second"), ("second", "first")):
            if items:
                lines += [f"Items in the {a} set but not the {b}:", *map(repr, items)]
        if lines:
            self._no(msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            self._no(msg, self._truncateMessage("%s != %s" % reprs(d1, d2), _diff(_lines(d1), _lines(d2))))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        differences = []
        rest = second[:]
        seen = []
        for item in first + second:
            if any(item == s for s in seen):
                continue
            seen.append(item)
            a, b = sum(item == x for x in first), sum(item == x for x in second)
            if a != b:
                differences.append(f"First has {a}, Second has {b}:  {item!r}")
        if differences:
            self._no(msg, self._truncateMessage("Element counts were not equal:\n", "\n".join(differences)))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        a, b = first, second
        if first and second:
            if first[-1] != "\n" != second[-1]:
                a, b = a + "\n", b + "\n"
        elif second and second[-1] != "\n":
            b += "\n"
        elif first and first[-1] != "\n":
            a += "\n"
        import difflib
        diff = "\n" + "".join(difflib.ndiff(a.splitlines(keepends=True), b.splitlines(keepends=True)))
        self._no(msg, self._truncateMessage("%s != %s" % reprs(first, second), diff))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._no(msg, f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._no(msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._no(msg, f"{safe_repr(expr1)} is not {safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._no(msg, f"unexpectedly identical: {safe_repr(expr1)}")

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._no(msg, f"{safe_repr(a)} not less than {safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._no(msg, f"{safe_repr(a)} not less than or equal to {safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._no(msg, f"{safe_repr(a)} not greater than {safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._no(msg, f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._no(msg, f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._no(msg, "unexpectedly None")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            kind = f"any of {cls!r}" if isinstance(cls, tuple) else repr(cls)
            self._no(msg, f"{safe_repr(obj)} is not an instance of {kind}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            if isinstance(cls, tuple):
                cls = next(x for x in cls if isinstance(obj, x))
            self._no(msg, f"{safe_repr(obj)} is an instance of {cls!r}")

    def assertIsSubclass(self, cls, superclass, msg=None):
        try:
            if issubclass(cls, superclass):
                return
        except TypeError:
            if not isinstance(cls, type):
                self._no(msg, f"{cls!r} is not a class")
            raise
        kind = f"any of {superclass!r}" if isinstance(superclass, tuple) else repr(superclass)
        self._no(msg, f"{cls!r} is not a subclass of {kind}")

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        try:
            if not issubclass(cls, superclass):
                return
        except TypeError:
            if not isinstance(cls, type):
                self._no(msg, f"{cls!r} is not a class")
            raise
        if isinstance(superclass, tuple):
            superclass = next(x for x in superclass if issubclass(cls, x))
        self._no(msg, f"{cls!r} is a subclass of {superclass!r}")

    def _owner(self, obj):
        if isinstance(obj, type(sys)):
            return f"module {obj.__name__!r}"
        if isinstance(obj, type):
            return f"type object {obj.__name__!r}"
        return f"{type(obj).__name__!r} object"

    def assertHasAttr(self, obj, name, msg=None):
        if not hasattr(obj, name):
            self._no(msg, f"{self._owner(obj)} has no attribute {name!r}")

    def assertNotHasAttr(self, obj, name, msg=None):
        if hasattr(obj, name):
            self._no(msg, f"{self._owner(obj)} has unexpected attribute {name!r}")

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._no(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            self._no(msg, f"Regex matched: {match[0]!r} matches {unexpected_regex.pattern!r} in {text!r}")

    def _affix(self, s, affix, msg, word, wanted):
        whole = f"{word}swith"
        if getattr(s, whole)(affix) == wanted:
            return
        verb = f"doesn't {word}" if wanted else f"{word}s"
        if isinstance(affix, tuple):
            found = affix if wanted else next(a for a in affix if getattr(s, whole)(a))
            many = "any of " if wanted else ""
            self._no(msg, f"{safe_repr(s, short=True)} {verb} with {many}{safe_repr(found, short=True)}")
        self._no(msg, f"{safe_repr(s, short=True)} {verb} with {safe_repr(affix, short=True)}")

    def assertStartsWith(self, s, prefix, msg=None):
        self._affix(s, prefix, msg, "start", True)

    def assertNotStartsWith(self, s, prefix, msg=None):
        self._affix(s, prefix, msg, "start", False)

    def assertEndsWith(self, s, suffix, msg=None):
        self._affix(s, suffix, msg, "end", True)

    def assertNotEndsWith(self, s, suffix, msg=None):
        self._affix(s, suffix, msg, "end", False)
