from transcript import close, show


def swallows_the_exit():
    try:
        yield 1
    except GeneratorExit:
        print("swallowed")
    raise RuntimeError("after the exit")


g = swallows_the_exit()
show(lambda: next(g))
close(g)
show(lambda: next(g))
