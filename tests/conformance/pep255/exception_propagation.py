from transcript import show


def divides(by):
    return 12 // by


def quotients():
    yield divides(4)
    yield divides(0)  # leaves the generator
    yield divides(2)  # is never reached


g = quotients()
show(lambda: next(g))
show(lambda: next(g))
show(lambda: next(g))
