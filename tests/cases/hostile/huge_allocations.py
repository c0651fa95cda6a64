# Sizes that no memory holds: MemoryError or OverflowError, and the program goes on.
tests = {
    "str": lambda: "a" * 10 ** 15,
    "bytes": lambda: b"a" * 10 ** 15,
    "list": lambda: [0] * 10 ** 15,
    "tuple": lambda: (1, 2) * 10 ** 15,
    "bytearray": lambda: bytearray(10 ** 15),
    "bytes size": lambda: bytes(10 ** 15),
    "str index": lambda: "a" * 10 ** 30,
    "list index": lambda: [0] * 10 ** 30,
    "center": lambda: "a".center(10 ** 15),
    "zfill": lambda: "a".zfill(10 ** 15),
}
for name, f in tests.items():
    try:
        f()
        print(name, "no error")
    except (MemoryError, OverflowError):
        print(name, "refused")
print("alive", "a" * 3)
