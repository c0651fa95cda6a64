def main(it):
    async for x in it:
        print(x)
