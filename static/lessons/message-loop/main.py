import time
from collections import deque

inbox = deque(["click", "load photo", "key A", "key B"])
disk = []                   # requests under way: (ready at, message)


def process(message):
    print("process:", message)
    time.sleep(0.2)         # handling a message takes a moment
    if message == "load photo":
        disk.append((time.monotonic() + 1, "photo loaded"))


while inbox or disk:
    while disk and disk[0][0] <= time.monotonic():
        inbox.append(disk.pop(0)[1])
    if inbox:
        process(inbox.popleft())
    else:
        print("nothing to do, rest")
        time.sleep(max(0, disk[0][0] - time.monotonic()))
