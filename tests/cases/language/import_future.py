"""Docstring first."""
from __future__ import annotations, division
import __future__


def f(x: Undefined) -> Also[Undefined]:
    y: Whatever = 1
    return y


class C:
    a: NotThere
    b: "quoted" = 1


print(f.__annotations__, C.__annotations__, __doc__, f(1), __future__.annotations.mandatory, annotations.compiler_flag > 0)
