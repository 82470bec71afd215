from transcript import show


def single():
    return (yield 1)


def pair():
    return ((yield 1), (yield 2))


def nested():
    return (yield (yield (yield 1)))


print(list(single()))
print(list(pair()))
g = pair()
show(lambda: next(g))
show(lambda: g.send(10))
show(lambda: g.send(20))
g = nested()
show(lambda: next(g))
show(lambda: g.send(10))
show(lambda: g.send(20))
show(lambda: g.send(30))
