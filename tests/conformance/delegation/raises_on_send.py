from transcript import show


def outer():
    print("outer begins")
    x = yield "outer's first"
    print("outer heard", x)
    yield from inner()
    x = yield "outer's last"
    print("outer heard", x)


def inner():
    print("inner begins")
    x = yield "inner's first"
    print("inner heard", x)
    raise ValueError("on being told")
    x = yield "inner's last"
    print("inner heard", x)


g = outer()
show(lambda: next(g))
show(lambda: g.send(1))
show(lambda: g.send(2))
show(lambda: g.send(3))
