"""Comma-separated values."""
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)


class Error(Exception):
    pass


class Dialect:
    delimiter, quotechar, escapechar = ",", '"', None
    doublequote, skipinitialspace, lineterminator, quoting, strict = True, False, "\r\n", QUOTE_MINIMAL, False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator, quoting = "\n", QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}


def register_dialect(name, dialect=excel, /, **fmtparams):
    _dialects[name] = _dialect(dialect, fmtparams)


def get_dialect(name, /):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def _dialect(dialect, params):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    return type("dialect", (Dialect,), {**{k: getattr(dialect, k) for k in vars(Dialect) if k[0] != "_"}, **params})


class reader:
    def __init__(self, iterable, /, dialect="excel", **fmtparams):
        self._lines = iter(iterable)
        self.dialect = _dialect(dialect, fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        row, field, quoted, in_quotes = [], [], False, False
        while True:
            line = next(self._lines) if not in_quotes else next(self._lines, None)
            if line is None:
                if d.strict:
                    raise Error("unexpected end of data")
                break
            self.line_num += 1
            i, n = 0, len(line)
            while i < n:
                c = line[i]
                i += 1
                if in_quotes:
                    if c == d.quotechar:
                        if d.doublequote and line[i:i + 1] == d.quotechar:
                            field.append(c)
                            i += 1
                        else:
                            in_quotes = False
                    elif d.escapechar and c == d.escapechar:
                        field.append(line[i:i + 1])
                        i += 1
                    else:
                        field.append(c)
                elif c == d.delimiter:
                    row.append(self._value(field, quoted))
                    field, quoted = [], False
                elif c in "\r\n":
                    break
                elif c == d.quotechar and d.quoting != QUOTE_NONE and not field:
                    in_quotes = quoted = True
                elif d.escapechar and c == d.escapechar:
                    field.append(line[i:i + 1])
                    i += 1
                elif c == " " and d.skipinitialspace and not field:
                    pass
                else:
                    field.append(c)
            if not in_quotes:
                if not row and not field and not quoted:
                    return []
                break
        row.append(self._value(field, quoted))
        return row

    def _value(self, field, quoted):
        text = "".join(field)
        return float(text) if self.dialect.quoting == QUOTE_NONNUMERIC and not quoted else text


class writer:
    def __init__(self, fileobj, /, dialect="excel", **fmtparams):
        self._write = fileobj.write
        self.dialect = _dialect(dialect, fmtparams)

    def _field(self, value, alone):
        d = self.dialect
        text = "" if value is None else repr(value) if isinstance(value, float) else str(value)
        quote = d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float))
        quote = quote or d.quoting == QUOTE_STRINGS and isinstance(value, str) or d.quoting == QUOTE_NOTNULL and value is not None
        special = [d.delimiter, d.quotechar or "", "\n", "\r"]
        if d.quoting == QUOTE_NONE:
            if any(s and s in text for s in special):
                if not d.escapechar:
                    raise Error("need to escape, but no escapechar set")
                for s in special[:2]:
                    text = text.replace(s, d.escapechar + s) if s else text
            return text
        if quote or any(s and s in text for s in special) or alone and not text:
            inner = text.replace(d.quotechar, d.quotechar * 2 if d.doublequote else (d.escapechar or "") + d.quotechar)
            return d.quotechar + inner + d.quotechar
        return text

    def writerow(self, row, /):
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        return self._write(self.dialect.delimiter.join(self._field(v, len(row) == 1) for v in row)
                           + self.dialect.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames, self.restkey, self.restval = fieldnames, restkey, restval
        self.reader = reader(f, dialect, *args, **kwds)

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        return self._fieldnames

    line_num = property(lambda self: self.reader.line_num)

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        made = dict(zip(names, row))
        if len(row) > len(names):
            made[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            made[name] = self.restval
        return made


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames, self.restval, self.extrasaction = list(fieldnames), restval, extrasaction.lower()
        if self.extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writer.writerow(self.fieldnames)

    def _row(self, row):
        if self.extrasaction == "raise":
            wrong = [k for k in row if k not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(map(repr, wrong)))
        return [row.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        self.writer.writerows(map(self._row, rowdicts))
