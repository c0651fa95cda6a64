"""Named tuples such as sys.version_info and time.struct_time."""


def structseq(name, fields):
    fields = fields.split()
    module, _, short = name.rpartition(".")

    class Structseq(tuple):
        __slots__ = ()
        n_fields = n_sequence_fields = len(fields)
        n_unnamed_fields = 0
        __match_args__ = tuple(fields)

        def __new__(cls, sequence=(), dict=None):
            items = tuple(sequence)
            if len(items) < len(fields):
                raise TypeError(f"{name}() takes an at least {len(fields)}-sequence ({len(items)}-sequence given)")
            return tuple.__new__(cls, items[:len(fields)])

        def __repr__(self):
            return f"{name}({', '.join(f'{f}={v!r}' for f, v in zip(fields, self))})"

        def __replace__(self, /, **changes):
            return type(self)(changes.get(f, v) for f, v in zip(fields, self))

    for i, field in enumerate(fields):
        setattr(Structseq, field, property(lambda self, i=i: self[i]))
    Structseq.__name__ = Structseq.__qualname__ = short
    Structseq.__module__ = module
    return Structseq
