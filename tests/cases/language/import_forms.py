import math as m
import os.path
import collections.abc
from math import pi, sqrt as root
from collections import (
    Counter,
    deque as dq,
)
import json, re
print(m.pi == pi, root(16), os.path.basename("/a/b"), collections.abc.Sized, Counter("aab"), dq([1]), json.dumps([]), re.sub("a", "b", "a"))
def f():
    import string
    from itertools import count
    return string.digits[:3], next(count(5))
print(f(), "string" in globals())
import importlib, sys, types
print(importlib.import_module("math") is m, sys.modules["math"] is m, isinstance(m, types.ModuleType), m.__name__, __import__("os.path").__name__, __import__("os.path", fromlist=["join"]).__name__)
try:
    import does_not_exist
except ModuleNotFoundError as e:
    print(e, e.name, isinstance(e, ImportError))
try:
    import os.does_not_exist
except ModuleNotFoundError as e:
    print(e)
try:
    from os import does_not_exist
except ImportError as e:
    print(str(e).split(" (")[0], e.name)
from math import *
print(floor(2.5), "sin" in globals())
mod = types.ModuleType("mymod", "its doc"); mod.x = 1; sys.modules["mymod"] = mod
import mymod
from mymod import x
print(mymod, mymod.__doc__, x, vars(mymod)["x"])

