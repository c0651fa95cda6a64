def read(text):
    for line in text.splitlines():
        print("read", line)
        yield line


def grep(lines, word):
    return (l for l in lines if word in l)


def numbered(lines):
    yield from enumerate(lines, 1)


def tail(items, n):
    last = []
    for i in items:
        last.append(i)
        last = last[-n:]
    yield from last


text = """apple pie
banana split
apple juice
cherry
apple"""
for n, line in numbered(grep(read(text), "apple")):
    print(n, line)
print(list(tail(numbered(grep(read(text), "a")), 2)))
