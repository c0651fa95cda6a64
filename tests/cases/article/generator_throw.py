def robust():
    n = 0
    while True:
        try:
            n += 1
            x = yield n
            print("got", x)
        except ValueError as e:
            print("ValueError:", e)
        except KeyError:
            yield "key error noted"
        else:
            print("no exception")


g = robust()
print(next(g))
print(g.send("a"))
print(g.throw(ValueError("bad")))
print(g.throw(ValueError))
print(g.throw(KeyError("k")))
print(g.send("after"))
try:
    g.throw(TypeError("unhandled"))
except TypeError as e:
    print("TypeError:", e)
print(list(g))
try:
    robust().throw(OSError("before the start"))
except OSError as e:
    print("OSError:", e)
try:
    robust().throw("text")
except TypeError as e:
    print("TypeError:", e)
