import asyncio


class Room:
    def __init__(self):
        self.members = {}

    def join(self, name):
        q = self.members[name] = asyncio.Queue()
        self.say("*", f"{name} joined")
        return q

    def leave(self, name):
        self.members.pop(name).put_nowait(None)
        self.say("*", f"{name} left")

    def say(self, who, text):
        for n, q in self.members.items():
            if n != who:
                q.put_nowait(f"{who}: {text}")


async def member(room, name, script):
    q = room.join(name)

    async def read():
        while (m := await q.get()) is not None:
            print(f"  [{name}] {m}")

    r = asyncio.create_task(read())
    for pause, text in script:
        await asyncio.sleep(pause)
        room.say(name, text)
    await asyncio.sleep(0.5)
    room.leave(name)
    await r


async def main():
    room = Room()
    await asyncio.gather(member(room, "ann", [(1, "hi"), (2, "bye")]), member(room, "bob", [(1.5, "hello ann")]), member(room, "cat", [(0.5, "anyone?")]))


asyncio.run(main())
