import asyncio


def not_async():
    return [await x for x in range(3)]
