from transcript import show


def returns(value):
    print("begins")
    x = yield
    print("heard", x)
    return value


for value in None, 1, (2,):
    g = returns(value)
    show(lambda: next(g))
    show(lambda: next(g))

    g = returns(value)
    show(lambda: next(g))
    show(lambda: g.send("spam"))

g = returns(StopIteration(3))
show(lambda: next(g))
try:
    next(g)
except StopIteration as stop:
    print("stopped with one that has", stop.value.value)
