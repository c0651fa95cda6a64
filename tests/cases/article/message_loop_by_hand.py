# A message loop: take a message, handle it, take the next.
from collections import deque


class EventLoop:
    def __init__(self):
        self.messages = deque()
        self.handlers = {}

    def on(self, kind):
        def register(f):
            self.handlers.setdefault(kind, []).append(f)
            return f
        return register

    def post(self, kind, *args):
        self.messages.append((kind, args))

    def get_event(self):
        return self.messages.popleft()

    def run(self):
        handled = 0
        while self.messages:
            kind, args = self.get_event()
            for handler in self.handlers.get(kind, [lambda *a: print("  nobody handles", kind, a)]):
                handler(*args)
                handled += 1
        return handled


loop = EventLoop()


@loop.on("key")
def key(c):
    print("key", c)
    if c == "q":
        loop.post("quit")


@loop.on("click")
@loop.on("move")
def mouse(x, y):
    print("mouse at", (x, y))
    if x < 2:
        loop.post("move", x + 1, y * 2)


@loop.on("key")
def echo(c):
    print("echo", c.upper(), ord(c))


for c in "hiq":
    loop.post("key", c)
loop.post("click", 0, 1)
print("handled", loop.run())
