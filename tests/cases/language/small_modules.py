import array
import calendar
import difflib
import fnmatch
import html
import keyword
import numbers
import shlex
print(calendar.isleap(2024), calendar.monthrange(2024, 2), calendar.month_name[3], calendar.day_abbr[0])
print(keyword.iskeyword("async"), keyword.issoftkeyword("match"), len(keyword.kwlist), isinstance(5, numbers.Integral), isinstance(2.5, numbers.Real), isinstance(1j, numbers.Number))
print(html.escape("<a href='x'>&</a>"), html.unescape("&lt;&eacute;&#65;"), shlex.split("a 'b c' \"d e\" f\\ g"), shlex.quote("it's"), fnmatch.fnmatch("x.py", "*.py"), fnmatch.filter(["a.txt", "b.py"], "*.py"))
print(list(difflib.unified_diff(["a", "b"], ["a", "c"], lineterm="")), difflib.get_close_matches("appel", ["ape", "apple", "peach"]), f"{difflib.SequenceMatcher(None, 'abcd', 'bcde').ratio():.2f}")
a = array.array("i", [1, 2, 3]); a.append(4); print(a, a[1:], a.typecode, len(a), sum(a), a.tolist())
