from transcript import show


def inner():
    yield 1


def outer(error):
    try:
        raise error
    except Exception:
        yield from inner()


def outer_that_catches(error):
    try:
        raise error
    except Exception:
        try:
            yield from inner()
        except Exception as thrown:
            print("caught", *thrown.args)
    yield 2


g = outer(KeyError("a"))
show(lambda: next(g))
show(lambda: g.throw(ValueError("thrown")))

error = KeyError("the same")
g = outer_that_catches(error)
show(lambda: next(g))
show(lambda: g.throw(error))
show(lambda: next(g))
