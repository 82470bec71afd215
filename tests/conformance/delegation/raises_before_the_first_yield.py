from transcript import show


def outer():
    print("outer begins")
    yield from inner()
    print("never")


def inner():
    yield 1 // 0


g = outer()
show(lambda: next(g))
