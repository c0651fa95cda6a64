class Question:
    def __init__(self, text):
        self.text = text

    def __await__(self):
        answer = yield self.text    # out to the driver, and back
        return answer


async def ask_name():
    name = await Question("what is your name?")
    return name.title()


async def dialogue():
    name = await ask_name()
    age = await Question(f"how old are you, {name}?")
    return f"{name} is {age}"


answers = iter(["ada", 36])
coro = dialogue()
try:
    question = coro.send(None)      # run up to the first question
    while True:
        print("asked:", question)
        question = coro.send(next(answers))
except StopIteration as stop:
    print("result:", stop.value)
