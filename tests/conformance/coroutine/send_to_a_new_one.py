from transcript import refused, show


def numbers():
    yield 1
    yield 2


refused(lambda: numbers().send("first"))
g = numbers()
refused(lambda: g.send("first"))
show(lambda: next(g))
show(lambda: g.send("second"))
