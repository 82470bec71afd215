from transcript import show


def once():
    print("running")
    yield 1
    print("falling off")


g = once()
print("created")
show(lambda: next(g))
show(lambda: next(g))
show(lambda: next(g))
