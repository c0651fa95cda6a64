async x = 5
