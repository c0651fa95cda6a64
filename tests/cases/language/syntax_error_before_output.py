print("this line is never printed")
print("because the next does not parse"
