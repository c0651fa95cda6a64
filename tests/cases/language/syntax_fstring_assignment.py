print(f"{x = 5 = 3}")
