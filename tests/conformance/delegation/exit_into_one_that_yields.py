from transcript import refused, show


def inner():
    try:
        print("inner begins")
        yield 1
        print("never")
    except GeneratorExit:
        print("inner stays")
        yield 2


def outer():
    print("outer begins")
    yield from inner()
    print("never")


g = outer()
show(lambda: next(g))
refused(lambda: g.throw(GeneratorExit()))
show(lambda: next(g))
