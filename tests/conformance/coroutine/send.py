from transcript import show


def hears():
    print("heard", (yield 1))
    yield 2


g = hears()
show(lambda: next(g))
show(lambda: g.send(42))
show(lambda: g.send(43))
g = hears()
show(lambda: g.send(None))
show(lambda: next(g))
