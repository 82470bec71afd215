from transcript import show


def steps():
    yield 10
    yield 20


for step in steps():
    print(step)

g = steps()
show(lambda: next(g))
show(lambda: next(g))
