from transcript import show


def first():
    print("first begins")
    yield "from the first"
    yield from second()
    print("never")


def second():
    print("second begins")
    yield "from the second"
    yield from g
    print("never")


g = first()
show(lambda: next(g))
show(lambda: next(g))
show(lambda: next(g))
show(lambda: next(g))
