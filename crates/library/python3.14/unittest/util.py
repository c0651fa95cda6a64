from ._util import safe_repr, strclass
