if 1:
    pass
else:
print(2)
