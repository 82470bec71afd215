from transcript import close, show


def numbers():
    try:
        yield 1
    except ValueError:
        print("never")


g = numbers()
show(lambda: g.throw(ValueError("before the start")))
show(lambda: next(g))

g = numbers()
show(lambda: next(g))
close(g)
show(lambda: g.throw(ValueError("after the end")))
show(lambda: next(g))
