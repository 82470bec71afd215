from transcript import close, show


def simple():
    yield
    print("never")


close(simple())
g = simple()
show(lambda: next(g))
close(g)
show(lambda: next(g))
