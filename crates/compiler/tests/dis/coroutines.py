async def main(source):
    async with source as s:
        async for item in s:
            await item
    return [x async for x in source]


def delegate(g):
    result = yield from g
    sent = yield result
    return any(x for x in sent)
