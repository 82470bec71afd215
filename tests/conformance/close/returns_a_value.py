from transcript import close_value, show


def returns_on_exit():
    try:
        yield 1
    except GeneratorExit:
        return 0


g = returns_on_exit()
show(lambda: next(g))
close_value(g)
close_value(g)  # closed already

g = returns_on_exit()
close_value(g)  # never started

g = returns_on_exit()
show(lambda: next(g))
show(lambda: next(g))
close_value(g)  # exhausted
