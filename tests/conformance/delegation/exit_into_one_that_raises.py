from transcript import show, show_exit


def inner():
    try:
        print("inner begins")
        yield 1
        print("never")
    except GeneratorExit:
        raise ValueError("instead of leaving")


def outer():
    print("outer begins")
    yield from inner()
    print("never")


g = outer()
show(lambda: next(g))
show_exit(lambda: g.throw(GeneratorExit()))
show(lambda: next(g))
