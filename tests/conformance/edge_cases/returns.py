from transcript import close, show, show_exit


def inner():
    try:
        yield 1
        yield 2
    finally:
        return "returned"


def outer():
    return (yield from inner())


def started():
    g = outer()
    show(lambda: next(g))
    return g


print("close")
g = started()
close(g)
show(lambda: next(g))

print("throw GeneratorExit")
g = started()
show_exit(lambda: g.throw(GeneratorExit()))
show(lambda: next(g))

for thrown in StopIteration(), BaseException("thrown"), Exception("thrown"):
    print("throw", type(thrown).__name__)
    g = started()
    show_exit(lambda: g.throw(thrown))
    show(lambda: next(g))
    show(lambda: next(g))
