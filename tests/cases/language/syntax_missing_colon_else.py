if True:
    print("yes")
else
    print("no")
