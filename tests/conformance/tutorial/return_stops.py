from transcript import show


def early(limit):
    yield 1
    if limit == 1:
        return
    yield 2


for limit in 1, 2:
    g = early(limit)
    show(lambda: next(g))
    show(lambda: next(g))
    show(lambda: next(g))
