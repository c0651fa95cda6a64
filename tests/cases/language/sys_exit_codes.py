import atexit
import sys

atexit.register(print, "atexit runs after SystemExit")
try:
    sys.exit(4)
finally:
    print("finally runs")
