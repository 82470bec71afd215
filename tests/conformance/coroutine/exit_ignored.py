from transcript import close, refused, show


def stays():
    try:
        yield 1
    except GeneratorExit:
        yield 2
    yield 3


g = stays()
show(lambda: next(g))
refused(lambda: g.close())
show(lambda: next(g))
close(g)
