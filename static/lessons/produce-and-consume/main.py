def produce(count):                 # a generator gives
    for item in range(count):
        print("make", item)
        yield item
    print("nothing left to make")


def consume():                      # a coroutine takes
    print("waiting for items")
    try:
        while True:
            item = yield
            print("    use", item)
    except GeneratorExit:
        print("    shop closed")


sink = consume()
next(sink)                          # run up to the first yield
for item in produce(3):
    sink.send(item)
sink.close()
