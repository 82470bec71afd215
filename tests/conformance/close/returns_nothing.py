from transcript import close_value, show


def falls_off():
    yield 1


def does_not_catch():
    yield 1
    return 0


for function in falls_off, does_not_catch:
    g = function()
    show(lambda: next(g))
    close_value(g)
    show(lambda: next(g))
