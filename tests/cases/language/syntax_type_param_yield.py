class A[T: (yield 1)]:
    pass
