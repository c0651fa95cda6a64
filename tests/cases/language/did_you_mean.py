class Robot:
    def __init__(self):
        self.position = 0
        self.battery_level = 100

    def move_forward(self): pass


import collections
import math
robot = Robot()
speed_limit = 5


def run(src):
    try:
        exec(src, globals())
    except Exception as e:
        import traceback
        print(src, "->", traceback.format_exception_only(e)[-1].strip())


for src in ("robot.positon", "robot.move_foward()", "robot.batery_level", "robot.zzz", "speed_limt", "spede_limit", "pint(1)", "rnage(3)", "Flase", "math.sqr(2)", "math.flor(1)", "collections.OrderDict", "Robott()", "''.strp()", "[].lenght", "{}.key()", "robot._position", "import maths", "from math import squareroot", "from collections import Countr", "asyncio.run", "x = lenght", "sef.position", "robot.move_forward(speeed=1)", "int('5', bse=10)", "sorted([1], revers=True)", "Robot().position.x", "print.foo", "None.position"):
    run(src)


def f():
    local_variable = 1
    return local_varable


class A:
    attribute = 1
    def m(self): return atribute
    def n(self): return attribute


for g in (f, A().m, A().n):
    try:
        g()
    except NameError as e:
        import traceback
        print(traceback.format_exception_only(e)[-1].strip())
