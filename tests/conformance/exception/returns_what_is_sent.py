from transcript import show


def gives_back():
    return (yield 1)


g = gives_back()
show(lambda: next(g))
show(lambda: g.send((2,)))

g = gives_back()
show(lambda: next(g))
try:
    g.send(StopIteration(2))
except StopIteration as stop:
    print("an outer one holds an inner one:", isinstance(stop.value, StopIteration), stop.value.value)
