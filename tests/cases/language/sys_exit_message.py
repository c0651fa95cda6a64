import sys


class Quit(SystemExit):
    pass


def main():
    print("about to leave", file=sys.stdout)
    raise Quit({"any": "object"})


main()
