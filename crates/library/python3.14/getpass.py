"""Passwords: there is no terminal to hide them on."""


def getuser():
    return "user"


def getpass(prompt="Password: ", stream=None, *, echo_char=None):
    return input(prompt)
