from transcript import show


def three():
    yield from range(3)


def none():
    yield from ()


for i in three():
    print("step", i)

g = three()
for _ in range(3):
    show(lambda: g.send(None))
show(lambda: g.send(None))

show(lambda: next(none()))
