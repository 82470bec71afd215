from transcript import show


def at_once():
    raise StopIteration
    yield


def later():
    yield 1
    raise StopIteration
    yield 2


g = at_once()
show(lambda: next(g))
show(lambda: next(g))
g = later()
show(lambda: next(g))
show(lambda: next(g))
show(lambda: next(g))
