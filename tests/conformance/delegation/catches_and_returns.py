from transcript import show


def inner(value):
    try:
        yield 1
    except ValueError:
        print("inner caught it")
    return value


def outer(value):
    returned = yield from inner(value)
    print("inner returned", returned)
    yield 2


for value in 2, 3:
    g = outer(value)
    show(lambda: next(g))
    show(lambda: g.throw(ValueError("thrown")))

g = outer((4,))
show(lambda: next(g))
show(lambda: g.throw(ValueError("thrown")))
