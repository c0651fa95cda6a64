def traffic():
    state = "red"
    while True:
        cmd = yield state
        match state, cmd:
            case _, "reset":
                state = "red"
            case "red", None:
                state = "green"
            case "green", None:
                state = "yellow"
            case "yellow", None:
                state = "red"
            case s, str(c):
                print("ignored", c, "in", s)


t = traffic()
print(next(t), *[next(t) for _ in range(4)])
print(t.send("jump"), t.send(None), t.send("reset"))


def parser():
    result, token = [], None
    while (ch := (yield)) is not None:
        if ch.isdigit():
            token = (token or "") + ch
        else:
            if token:
                result.append(int(token))
                token = None
            if not ch.isspace():
                result.append(ch)
    if token:
        result.append(int(token))
    return result


p = parser()
next(p)
try:
    for ch in [*"12 + 34*5", None]:
        p.send(ch)
except StopIteration as e:
    print(e.value)
