# One thread serves several I/O requests at once: their completions are messages with a time.
import heapq


class IOLoop:
    def __init__(self):
        self.now, self.pending, self.n = 0, [], 0

    def request(self, name, takes, callback):
        print(f"[{self.now}] {name}: request sent, will take {takes}")
        heapq.heappush(self.pending, (self.now + takes, self.n, name, callback))
        self.n += 1

    def run(self):
        while self.pending:
            self.now, _, name, callback = heapq.heappop(self.pending)
            print(f"[{self.now}] {name}: done")
            callback(self, name)


def page(loop, name):
    for i in range(2):
        loop.request(f"{name}/image{i}", 3 - i, lambda loop, name: None)


loop = IOLoop()
loop.request("index", 2, page)
loop.request("about", 2, page)
loop.request("slow", 10, lambda loop, name: print(f"[{loop.now}] that was slow"))
loop.run()
print("sum of the waits would have been", 2 + 2 + 10 + 4 * 2 + 2)
