n = 10 ** 5000
for f in (lambda: str(n), lambda: f"{n}", lambda: repr(n), lambda: int("9" * 5000), lambda: "%d" % n, lambda: print(n)):
    try:
        f()
        print("no error")
    except ValueError as e:
        print("ValueError:", e)
print(n.bit_length(), hex(n)[:10], n % 97, n > 10 ** 4999, len(hex(n)))
print(len(str(10 ** 4299)), n // 10 ** 4998)
