def down(n):
    return down(n + 1)


def ping(n):
    return pong(n)


def pong(n):
    return ping(n + 1)


import traceback
try:
    down(0)
except RecursionError as e:
    lines = traceback.format_exc().splitlines()
    print(len(lines), lines[-1])
    print("\n".join(lines[:8]))
    print(any("Previous line repeated" in l for l in lines))
try:
    ping(0)
except RecursionError as e:
    print(e)
down(0)
