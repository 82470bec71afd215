from transcript import show_exit


def inner():
    yield 1
    raise GeneratorExit


def outer():
    try:
        yield from inner()
        print("never")
    except GeneratorExit:
        print("outer exits")
        raise
    finally:
        print("outer ends")


def stays():
    try:
        yield from inner()
        print("never")
    except GeneratorExit:
        print("outer stays")
    yield 2


for function in outer, stays:
    g = function()
    show_exit(lambda: next(g))
    show_exit(lambda: next(g))
