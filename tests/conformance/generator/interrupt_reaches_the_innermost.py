from transcript import show


def outer():
    return (yield from inner())


def inner():
    try:
        yield
    except KeyboardInterrupt:
        return "reached"
    else:
        return "missed"


g = outer()
show(lambda: g.send(None))
show(lambda: g.throw(KeyboardInterrupt()))
g = outer()
show(lambda: g.send(None))
show(lambda: g.send(None))
