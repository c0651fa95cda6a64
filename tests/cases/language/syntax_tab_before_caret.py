if True:
	x = 5 5
