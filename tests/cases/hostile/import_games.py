import sys
for name in ("nothing_like_it", "os.nothing", "asyncio.nope", "", "..", "a" * 1000):
    try:
        __import__(name)
        print(name[:20], "imported?")
    except (ImportError, ValueError) as e:
        print(type(e).__name__, str(e)[:60])
try:
    from math import no_such_thing
except ImportError as e:
    print(e.name, str(e).split(" (")[0])
try:
    from . import sibling
except ImportError as e:
    print(e)
try:
    import math.x
except ModuleNotFoundError as e:
    print(e)
sys.modules["fake"] = type(sys)("fake")
import fake
fake.x = 5
from fake import x
print(fake, x)
sys.modules["gone"] = None
try:
    import gone
except ModuleNotFoundError as e:
    print(e)
import math
math.pi = 3
from math import pi
print(pi)
del sys.modules["math"]
import math as m2
print(m2 is math)
print(__name__, __file__ is not None, __builtins__ is not None)
import builtins
builtins.injected = "everywhere"
print(injected)
old, builtins.len = builtins.len, lambda x: 42
print(len([]))
builtins.len = old
print(len([]))
