from transcript import close, show


def objects():
    try:
        yield 1
    except GeneratorExit:
        raise TypeError("not like this")


g = objects()
show(lambda: next(g))
close(g)
show(lambda: next(g))
