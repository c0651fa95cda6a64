class Average:
    def __init__(self):
        self.total = 0
        self.count = 0

    def send(self, number):
        self.total += number
        self.count += 1
        return self.total / self.count


def average():
    total, count = 0, 0
    result = None
    while True:
        number = yield result
        total += number
        count += 1
        result = total / count


thing = Average()
coroutine = average()
next(coroutine)
for number in [10, 20, 60]:
    print("object   ", thing.send(number))
    print("coroutine", coroutine.send(number))
