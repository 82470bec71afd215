from transcript import show


def waits():
    yield 1
    yield 2


g = waits()
show(lambda: next(g))
show(lambda: g.throw(StopIteration()))
show(lambda: next(g))
