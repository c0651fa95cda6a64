x = 5
print(x is 5 or "no")
assert (x == 5, "always true")
print(x == 5 is not None)
print([1, 2, 3] [0])
print("a" is "a", x is not 7)
