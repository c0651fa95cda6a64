# open() in the program's own folder: write, read back, line by line.
with open("notes.txt", "w") as f:
    print(f.write("first\n"), f.write("second\nthird"))
    print("printed into it", file=f)
print(f.closed)
f = open("notes.txt", "r")
print(repr(f.read()))
print(repr(f.read()))
f.close()
with open("notes.txt") as f:
    for n, line in enumerate(f, 1):
        print(n, line.rstrip())
with open("notes.txt", "a") as f:
    f.write("more\n")
with open("notes.txt") as f:
    lines = f.readlines()
print(len(lines), lines[-1])
try:
    open("nothing.txt")
except FileNotFoundError as e:
    print(e.filename, isinstance(e, OSError))
try:
    f.read()
except ValueError as e:
    print("ValueError:", e)
