from transcript import show


def first():
    yield 0
    yield from second()
    yield 3


def second():
    yield 1
    try:
        yield from g
    except ValueError as error:
        print("caught", *error.args)
    yield 2


g = first()
for i in g:
    print("step", i)

g = first()
show(lambda: next(g))
for _ in range(4):
    show(lambda: g.send(42))
