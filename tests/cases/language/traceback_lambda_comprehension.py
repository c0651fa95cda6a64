data = [3, 0, 1]
f = lambda x: 10 // x
print(list(map(f, [5, 2])))
g = [f(x) for x in data if x >= 0]
