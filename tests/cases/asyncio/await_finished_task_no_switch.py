# Awaiting something finished does not give up the turn.
import asyncio


async def other():
    print("other runs")


async def value():
    return 1


async def main():
    t = asyncio.create_task(value())
    await t
    asyncio.create_task(other())
    for i in range(3):
        await t
        await value()
        print("main keeps the turn", i)
    f = asyncio.get_running_loop().create_future()
    f.set_result(2)
    print(await f)
    print("now really")
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
