import asyncio


async def log(x):
    print("log", x)


async def main(flag):
    c = log("made before the branch")
    if flag:
        await c
    else:
        print("not awaited on this path")
    [log(i) for i in range(2)]
    f = log
    f("through a name")
    (lambda: log("lambda"))()
    await asyncio.sleep(0)
    return "end"


print(asyncio.run(main(True)))
print(asyncio.run(main(False)))
