from transcript import show


def f():
    return (yield 1)


def delegates():
    return (yield from f())


def delegates_twice():
    return (yield from delegates())


for function in f, delegates, delegates_twice:
    g = function()
    show(lambda: next(g))
    show(lambda: g.send(2))
