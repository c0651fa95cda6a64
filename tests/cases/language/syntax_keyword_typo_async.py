asynch def main():
    pass
