def main(cm):
    async with cm:
        pass
