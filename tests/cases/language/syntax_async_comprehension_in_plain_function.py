def main(it):
    return [x async for x in it]
