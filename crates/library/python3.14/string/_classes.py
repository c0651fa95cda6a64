"""Template and Formatter, kept apart because they need re."""
import re
_absent = object()


class Template:
    __module__ = "string"
    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._prepare()

    @classmethod
    def _prepare(cls):
        pattern = cls.__dict__.get("pattern")
        if pattern is None or not isinstance(pattern, str):
            if pattern is None:
                delim = re.escape(cls.delimiter)
                bid = cls.braceidpattern or cls.idpattern
                pattern = (rf"{delim}(?:(?P<escaped>{delim})|(?P<named>{cls.idpattern})|"
                           rf"{{(?P<braced>{bid})}}|(?P<invalid>))")
        if isinstance(pattern, str):
            cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, match):
        i = match.start("invalid")
        lines = self.template[:i].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column, line = i - len("".join(lines[:-1])), len(lines)
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def _fill(self, mapping, safe):
        def convert(match):
            name = match.group("named") or match.group("braced")
            if name is not None:
                if not safe:
                    return str(mapping[name])
                try:
                    return str(mapping[name])
                except KeyError:
                    return match.group()
            if match.group("escaped") is not None:
                return self.delimiter
            if match.group("invalid") is not None:
                return match.group() if safe else self._invalid(match)
            raise ValueError("Unrecognized named group in pattern", self.pattern)
        return self.pattern.sub(convert, self.template)

    def substitute(self, mapping=_absent, /, **kws):
        return self._fill(_merge(mapping, kws), False)

    def safe_substitute(self, mapping=_absent, /, **kws):
        return self._fill(_merge(mapping, kws), True)

    def is_valid(self):
        return all(m.group("invalid") is None for m in self.pattern.finditer(self.template))

    def get_identifiers(self):
        ids = []
        for m in self.pattern.finditer(self.template):
            name = m.group("named") or m.group("braced")
            if name is not None and name not in ids:
                ids.append(name)
        return ids


Template._prepare()


def _merge(mapping, kws):
    if mapping is _absent:
        return kws
    if kws:
        from collections import ChainMap
        return ChainMap(kws, mapping)
    return mapping


def _split_field(name):
    i = 0
    while i < len(name) and name[i] not in ".[":
        i += 1
    first, rest = name[:i], []
    while i < len(name):
        if name[i] == ".":
            j = i + 1
            while j < len(name) and name[j] not in ".[":
                j += 1
            rest.append((True, name[i + 1:j]))
            i = j
        elif name[i] == "[":
            j = name.find("]", i)
            if j < 0:
                raise ValueError("Missing ']' in format string")
            key = name[i + 1:j]
            rest.append((False, int(key) if key.isdigit() else key))
            i = j + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
    return int(first) if first.isdigit() else first, rest


class Formatter:
    __module__ = "string"

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto=0):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for text, field, spec, conversion in self.parse(format_string):
            if text:
                result.append(text)
            if field is None:
                continue
            first, _ = _split_field(field)
            if first == "":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field = str(auto) + field
                auto += 1
            elif isinstance(first, int):
                if auto:
                    raise ValueError("cannot switch from automatic field numbering to manual field specification")
                auto = False
            obj, arg_used = self.get_field(field, args, kwargs)
            used.add(arg_used)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        i, n = 0, len(format_string)
        text = []
        while i < n:
            c = format_string[i]
            if c in "{}" and format_string[i + 1:i + 2] == c:
                text.append(c)
                yield "".join(text), None, None, None
                text = []
                i += 2
                continue
            if c == "}":
                raise ValueError("Single '}' encountered in format string")
            if c != "{":
                text.append(c)
                i += 1
                continue
            depth, j = 1, i + 1
            while j < n and depth:
                depth += (format_string[j] == "{") - (format_string[j] == "}")
                j += 1
            if depth:
                raise ValueError("Single '{' encountered in format string" if j == i + 1 else "expected '}' before end of string")
            body = format_string[i + 1:j - 1]
            k = 0
            while k < len(body) and body[k] not in ":!":
                if body[k] == "[":
                    k = body.find("]", k)
                    if k < 0:
                        raise ValueError("expected '}' before end of string")
                k += 1
            field, rest, conversion = body[:k], body[k:], None
            if rest.startswith("!"):
                conversion = rest[1:2]
                if not conversion:
                    raise ValueError("end of string while looking for conversion specifier")
                if rest[2:3] not in ("", ":"):
                    raise ValueError("expected ':' after conversion specifier")
                rest = rest[2:]
            yield "".join(text), field, rest[1:], conversion
            text = []
            i = j
        if text:
            yield "".join(text), None, None, None

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_field(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, key in rest:
            obj = getattr(obj, key) if is_attr else obj[key]
        return obj, first
